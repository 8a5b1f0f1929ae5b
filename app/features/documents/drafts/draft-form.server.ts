import { data } from "@remix-run/node";
import type { Actor } from "#app/features/access/actor.ts";
import { isDomainError, orNotFound } from "#app/features/access/errors.ts";
import type { Services } from "#app/features/access/services.ts";
import { parseForm, type FormReply, type FormTree } from "#app/http/form.ts";
import { isLang } from "#app/language/languages.ts";
import { findDraft, findLatest } from "#db/queries/drafts.ts";
import { putIn, takeBack } from "../amendments/commands.server.ts";
import { discardDraft, startDraft } from "./draft-commands.server.ts";
import { draftSchema, type DraftForm } from "./draft-schema.ts";
import { asEditor } from "./lock-draft.server.ts";
import { linkOrigin, unlinkOrigin } from "./origin-commands.server.ts";
import { doInParagraph } from "./paragraph-deed.server.ts";
import { publishVersion } from "./publish-commands.server.ts";
import { insertParagraph, restoreParagraph } from "./structure-commands.server.ts";
import { saveTitle } from "./text-commands.server.ts";

const schema = draftSchema(isLang);

/** Where one goes on after a deed: the paragraph whose form is open, one that is looked at, the published version, or the document. */
export interface Onward {
  readonly edit?: string;
  readonly at?: string;
  readonly in?: string;
  readonly leaves?: "published" | "discarded";
}

/**
 * Takes one of the forms of a draft. Gives where to go on, or the refusal as an answer of 409 or 422 that holds everything
 * typed. Throws 404 `notFound` for all but the Secretariat, and for what is no document, whatever is sent.
 */
export async function takeDraftForm(services: Services, actor: Actor, document: string, request: Request) {
  asEditor(actor);
  orNotFound((await findDraft(services.db, document)) ?? (await findLatest(services.db, document)));
  const form = await parseForm(schema, request);
  if (!form.ok) return { onward: null, refused: data(form.reply, { status: 422 }) };
  try {
    return { onward: await perform(services, actor, document, form.value), refused: null };
  } catch (error) {
    if (!isDomainError(error) || ![409, 422].includes(error.status)) throw error;
    const values: FormTree = Object.fromEntries(
      Object.entries(form.value).map(([name, value]) => [name, String(value)]),
    );
    const reply: FormReply = {
      values,
      errors: [{ field: fieldOf(form.value), key: error.key, values: error.values }],
    };
    return { onward: null, refused: data(reply, { status: error.status }) };
  }
}

function fieldOf({ deed }: DraftForm): string {
  const fields: Readonly<Record<string, string>> = {
    ...{ publish: "reason", title: "title", putIn: "amendments", takeBack: "amendments" },
  };
  return fields[deed] ?? "text";
}

async function perform(services: Services, actor: Actor, document: string, form: DraftForm): Promise<Onward> {
  switch (form.deed) {
    case "start":
      await startDraft(services, actor, document);
      return {};
    case "discard":
      await discardDraft(services, actor, document);
      return { leaves: "discarded" };
    case "publish":
      await publishVersion(services, actor, { document, reason: form.reason });
      return { leaves: "published" };
    case "title":
      await saveTitle(services, actor, { document, ...form });
      return { in: form.lang };
    case "first":
      return {
        edit: await insertParagraph(services, actor, { document, paragraph: "", kind: form.newKind }),
      };
    case "restore":
      await restoreParagraph(services, actor, { document, paragraph: form.paragraph });
      return { at: form.paragraph };
    case "link":
    case "unlink":
      await (form.deed === "link" ? linkOrigin : unlinkOrigin)(services, actor, { document, ...form });
      return { edit: form.paragraph };
    case "putIn": {
      const { isIn, isPartial, paragraph, lang } = await putIn(services, actor, { document, ...form });
      // What was accepted in part only is gone over at once, and so is what needs a person.
      return isIn && !isPartial ? { at: paragraph } : { edit: paragraph, in: lang };
    }
    case "takeBack":
      await takeBack(services, actor, { document, ...form });
      return { edit: form.paragraph };
    default:
      return doInParagraph(services, actor, document, form);
  }
}
