import type { z } from "zod";
import type { Actor } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import { shownAgain, takeFiles } from "#app/features/files/form-commands.server.ts";
import { parseFields, readFields, type FormReply } from "#app/http/form.ts";
import { readForm } from "#app/http/multipart.ts";
import { roomForm } from "../schema.ts";

/** What the room page's form sent, with the ids of its files, which are kept by now; or the refusal. */
type Sent =
  | { readonly ok: true; readonly value: z.output<typeof roomForm>; readonly files: readonly string[] }
  | { readonly ok: false };

/** Reads the room page's form and keeps its files; `shown` is everything sent, for showing it again. Throws 401, 403. */
export async function takeRoomForm(
  services: Services,
  actor: Actor,
  request: Request,
): Promise<Sent & { readonly shown: FormReply }> {
  const form = await readForm(request);
  const brought = await takeFiles(services, actor, form);
  const values = { ...readFields(form), ...shownAgain(brought) };
  const parsed = parseFields(roomForm, form);
  const errors = [...(parsed.ok ? [] : parsed.reply.errors), ...brought.errors];
  const shown = { values, errors };
  if (!parsed.ok || errors.length > 0) return { ok: false, shown };
  return { ok: true, shown, value: parsed.value, files: brought.files.map(({ id }) => id) };
}
