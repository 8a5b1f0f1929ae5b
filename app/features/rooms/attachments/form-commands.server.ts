import type { z } from "zod";
import { isMandated, type Actor } from "#app/features/access/actor.ts";
import { isDomainError } from "#app/features/access/errors.ts";
import type { Services } from "#app/features/access/services.ts";
import {
  bringsFiles,
  shownAgain,
  takeFiles,
  type Brought,
} from "#app/features/files/form-commands.server.ts";
import { parseFields, readFields, type FormReply } from "#app/http/form.ts";
import { readForm } from "#app/http/multipart.ts";
import { findMessage } from "#db/queries/messages.ts";
import { refuseOther } from "../acting/acting.ts";
import { refuseRestricted } from "../moderation/barred.server.ts";
import { isSaidOverForm } from "../refusals.ts";
import { withFilesSchema, roomForm } from "../schema.ts";
import { authoriseWriting, type Room } from "../seen-room.server.ts";

/** What the room page's form sent, with the ids of its files, which are kept by now; or the refusal, with its status. */
type Sent =
  | { readonly ok: true; readonly value: z.output<typeof roomForm>; readonly files: readonly string[] }
  | { readonly ok: false; readonly status: number };

/** Reads the room page's form and keeps its files; `shown` is everything sent, for showing it again. Throws 401, 403. */
export async function takeRoomForm(
  services: Services,
  actor: Actor,
  room: Room,
  request: Request,
): Promise<Sent & { readonly shown: FormReply }> {
  const form = await readForm(request);
  const { status, ...brought } = await filesOrRefusal(services, actor, room, form);
  const values = { ...readFields(form), ...shownAgain(brought) };
  const parsed = parseFields(roomForm, form);
  const errors = [...(parsed.ok ? [] : parsed.reply.errors), ...brought.errors];
  const shown = { values, errors };
  if (!parsed.ok || errors.length > 0) return { ok: false, status, shown };
  return { ok: true, shown, value: parsed.value, files: brought.files.map(({ id }) => id) };
}

/**
 * Keeps the files of a form of the room's page, and says in `errors` what was wrong with others, or why none is taken
 * here: then with the status that the message itself would be refused with. Throws 401, 403.
 */
export async function filesOrRefusal(
  services: Services,
  actor: Actor,
  room: Room,
  form: FormData,
): Promise<Brought & { readonly status: number }> {
  try {
    if (bringsFiles(form)) await refuseFiles(services, actor, room, form);
    return { ...(await takeFiles(services, actor, form)), status: 422 };
  } catch (error) {
    if (!isDomainError(error) || !isSaidOverForm(error)) throw error;
    const { status, key, values } = error;
    return { files: [], errors: [{ field: "file.0", key, values }], descriptions: [], status };
  }
}

/** Throws as the message itself would where nobody, or not this person, writes any more, unless it was taken before: its answer was lost. */
async function refuseFiles({ db }: Services, actor: Actor, room: Room, form: FormData): Promise<void> {
  const { as, id } = withFilesSchema.parse(readFields(form));
  refuseOther(actor, as);
  const known = id && isMandated(actor) ? await findMessage(db, room.id, id, actor.person.id) : undefined;
  if (known && known.personId === actor.person?.id) return;
  authoriseWriting(actor, room);
  await refuseRestricted(db, room, actor);
}
