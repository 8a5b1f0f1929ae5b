import type { Actor } from "#app/features/access/actor.ts";
import { orHidden, authorise } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import { parseForm, type FormReply } from "#app/http/form.ts";
import { languages } from "#app/language/languages.ts";
import { findPublished } from "#db/queries/documents.ts";
import { documentPolicy } from "../policy.ts";
import { unsentSchema } from "../schema.ts";
import { discardDraft, keepDraft } from "./comment-drafts.server.ts";

const schema = unsentSchema(languages.map(({ tag }) => tag));

interface Taken {
  /** Where it was kept or forgotten; null where the form was refused. */
  readonly kept: { readonly version: number; readonly paragraph: string } | null;
  readonly refused: FormReply | null;
}

/** Keeps or forgets what a comment form holds. Throws 401, 403, 404, 422 `paragraphNotInVersion`. */
export async function takeDraft(
  services: Services,
  actor: Actor,
  { document, deed }: { readonly document: string; readonly deed: "keep" | "discard" },
  request: Request,
): Promise<Taken> {
  const published = await findPublished(services.db, document);
  const facts = { isPublished: published !== undefined, takes: published?.takes ?? null };
  orHidden(documentPolicy.read, actor, facts);
  authorise(documentPolicy.comment, actor, facts);
  const form = await parseForm(schema, request);
  if (!form.ok) return { kept: null, refused: form.reply };
  const { version, paragraph, ...fields } = form.value;
  const writing = { document, version, paragraph };
  if (deed === "discard") await discardDraft(services, actor, writing);
  else await keepDraft(services, actor, writing, withoutGaps(fields));
  return { kept: { version, paragraph }, refused: null };
}

function withoutGaps(fields: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
