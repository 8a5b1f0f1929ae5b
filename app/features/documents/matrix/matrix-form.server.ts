import type { AppLoadContext } from "@remix-run/node";
import { isDomainError } from "#app/features/access/errors.ts";
import { authorise } from "#app/features/access/policy.ts";
import { parseForm, type FormReply } from "#app/http/form.ts";
import { languages } from "#app/language/languages.ts";
import { putIn, type Put } from "../amendments/commands.server.ts";
import { answerComments, deleteView, publishAnswers, saveView } from "./commands.server.ts";
import type { MatrixFilter } from "./filter.ts";
import { matrixPolicy } from "./policy.ts";
import { matrixSchema } from "./schema.ts";

const schema = matrixSchema(languages.map(({ tag }) => tag));

interface Addressed {
  readonly slug: string;
  readonly number: number;
  readonly filter: MatrixFilter;
}

interface Taken {
  readonly deed: "answer" | "publish" | "put-in" | "save-view" | "remove-view";
  /** Where an amendment was put, or is to be looked at. */
  readonly put?: Put | undefined;
}

interface Refused {
  readonly status: number;
  readonly reply: FormReply;
}

/** The field a refusal belongs to; what is not listed is refused as a whole page. */
const fields: Readonly<Record<string, string>> = {
  ...{ answerChanged: "response", responseNeeded: "response", paragraphNotInDocument: "resulting" },
  nothingToPublish: "publish",
};

/** What is wrong with one row is said of that row. */
const ofRows = (row: string): Readonly<Record<string, string>> => ({
  ...{ notAnAmendment: row, amendmentNotAccepted: row, amendmentPassed: row, amendmentPlaceGone: row },
});

/** Does what a form of the matrix asks. Gives the refusal where it can be mended there (409, 422), with what was typed; throws the others (401, 403, 404). */
export async function takeMatrixForm(
  { services, actor }: AppLoadContext,
  { slug, number, filter }: Addressed,
  request: Request,
): Promise<{ done: Taken; refused: null } | { done: null; refused: Refused }> {
  authorise(matrixPolicy.read, actor, null);
  const form = await parseForm(schema, request);
  if (!form.ok) return { done: null, refused: { status: 422, reply: form.reply } };
  const { value } = form;
  const version = { document: slug, version: number };
  let put: Put | undefined;
  try {
    switch (value.deed) {
      case "answer":
        await answerComments(services, actor, {
          ...{ ...version, seen: new Map(value.row), response: value.response, lang: value.lang },
          ...{ disposition: value.disposition, resultingNode: value.resulting },
        });
        break;
      case "publish":
        await publishAnswers(services, actor, version);
        break;
      case "put-in":
        authorise(matrixPolicy.answer, actor, null);
        put = await putIn(services, actor, { document: slug, comment: value.comment });
        break;
      case "save-view":
        await saveView(services, actor, { document: slug, name: value.name, filter });
        break;
      case "remove-view":
        await deleteView(services, actor, { document: slug, name: value.name });
    }
    return { done: { deed: value.deed, put }, refused: null };
  } catch (error) {
    const row = value.deed === "put-in" ? `row-${value.comment}` : "";
    const field = isDomainError(error) ? { ...fields, ...ofRows(row) }[error.key] : undefined;
    if (!isDomainError(error) || field === undefined) throw error;
    const values = value.deed === "answer" ? typedIn(value) : {};
    const errors = [{ field, key: error.key, values: error.values }];
    return { done: null, refused: { status: error.status, reply: { values, errors } } };
  }
}

function typedIn(value: {
  response: string;
  lang: string;
  disposition: string | null;
  resulting: string | null;
}) {
  const { response, lang, disposition, resulting } = value;
  return { deed: "answer", response, lang, disposition: disposition ?? "", resulting: resulting ?? "" };
}
