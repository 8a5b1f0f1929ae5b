import { data } from "@remix-run/node";
import { visitor } from "#app/features/access/actor.ts";
import { orHidden } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import { parseForm } from "#app/http/form.ts";
import { refusedForm } from "#app/http/refused-form.ts";
import { languages } from "#app/language/languages.ts";
import { findPublished } from "#db/queries/documents.ts";
import { documentPolicy } from "../policy.ts";
import { publicCommentSchema } from "../schema.ts";
import { makePublicComment } from "./public-comments.server.ts";

const schema = publicCommentSchema(languages.map(({ tag }) => tag));

interface Addressed {
  /** Slug of the document, and the version where the page is one's own. */
  readonly document: string;
  readonly number?: number;
  /** The address someone asks from, for counting. */
  readonly from: string;
}

/**
 * Takes the comment form of the public. Gives the place of the comment made, or the refusal (409, 422, 429) with everything
 * typed; null where the running period does not ask the public: they sign in first. Throws 404 `notFound`.
 */
export async function takePublicComment(
  services: Services,
  { document, number, from }: Addressed,
  request: Request,
) {
  const published = await findPublished(services.db, document, number);
  const takes = published?.takes ?? null;
  orHidden(documentPolicy.read, visitor, { isPublished: published !== undefined });
  if (takes !== null && !takes.includes("public")) return null;
  const form = await parseForm(schema, request);
  if (!form.ok) return { made: null, refused: data(form.reply, { status: 422 }) };
  const { version, paragraph } = form.value;
  try {
    await makePublicComment(services, { ...form.value, document, from });
    return { made: { version, paragraph }, refused: null };
  } catch (error) {
    const values = Object.entries({ ...form.value, version: String(version) });
    const typed = Object.fromEntries(values.filter((one): one is [string, string] => one[1] !== undefined));
    return { made: null, refused: refusedForm(error, { field: fieldOf, values: typed }) };
  }
}

const fieldOf = (key: string) => (key === "quoteNotFound" ? "quote" : "body");
