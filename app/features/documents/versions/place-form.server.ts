import type { AppLoadContext } from "@remix-run/node";
import { isDomainError } from "#app/features/access/errors.ts";
import { authorise, orHidden } from "#app/features/access/policy.ts";
import { parseForm, type FormReply } from "#app/http/form.ts";
import { findPublished } from "#db/queries/documents.ts";
import { documentPolicy } from "../policy.ts";
import { decidePlaces } from "./place-commands.server.ts";
import { findPlacesPage } from "./places-page.server.ts";
import { placeSchema } from "./schema.ts";
import type { ShownGroup } from "./shown-places.ts";

interface Addressed {
  readonly slug: string;
  readonly number: number;
}

interface Refused {
  readonly status: number;
  readonly reply: FormReply;
  /** The comments of the form as they have been decided meanwhile. */
  readonly meanwhile: readonly ShownGroup[];
}

/** The field a refusal belongs to; what is not listed is refused as a whole page. */
const fields: Readonly<Record<string, string>> = {
  paragraphNotInVersion: "paragraph",
  quoteNotFound: "quote",
  ...{ placeDecided: "place", placeWaits: "place", suggestionChanged: "place", versionNotLatest: "place" },
};

/**
 * Takes the form of the page of places. Gives the refusal where it can be mended there (409, 422), with what was typed
 * and what others have decided; throws the others (401, 403, 404).
 */
export async function takePlacing(
  { services, actor, texts }: AppLoadContext,
  { slug, number }: Addressed,
  request: Request,
): Promise<{ refused: Refused | null }> {
  const facts = { isPublished: (await findPublished(services.db, slug, number)) !== undefined };
  orHidden(documentPolicy.read, actor, facts);
  authorise(documentPolicy.placeComments, actor, facts);
  const form = await parseForm(placeSchema, request);
  if (!form.ok) return { refused: { status: 422, reply: form.reply, meanwhile: [] } };
  const { comment, deed, paragraph, quote } = form.value;
  try {
    await decidePlaces(services, actor, { ...form.value, document: slug, version: number });
    return { refused: null };
  } catch (error) {
    const field = isDomainError(error) ? fields[error.key] : undefined;
    if (!isDomainError(error) || field === undefined) throw error;
    const errors = [
      {
        field: field === "place" ? `place-${comment[0] ?? ""}` : field,
        key: error.key,
        values: error.values,
      },
    ];
    const reply = { values: { comment, deed, paragraph, quote }, errors };
    const only = { view: "decided", page: 1, choosing: null, only: comment } as const;
    const groups =
      error.status === 409
        ? (await findPlacesPage(services, actor, texts, { slug, number, ...only })).groups
        : [];
    const meanwhile = groups.filter(({ places }) => places.some(({ state }) => state !== "waiting"));
    return { refused: { status: error.status, reply, meanwhile } };
  }
}
