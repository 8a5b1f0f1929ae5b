import type { Actor } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import type { DraftForm, ParagraphDeed } from "./draft-schema.ts";
import { mergeParagraphs, splitParagraph } from "./split-commands.server.ts";
import { changeKind, insertParagraph, moveParagraph, removeParagraph } from "./structure-commands.server.ts";
import { saveText } from "./text-commands.server.ts";

type ParagraphForm = Extract<DraftForm, { deed: ParagraphDeed }>;

/** Saves the text of a paragraph's form, then does what was chosen. Gives where to go on: most leave the form open. */
export async function doInParagraph(
  services: Services,
  actor: Actor,
  document: string,
  form: ParagraphForm,
): Promise<{ readonly edit?: string; readonly at?: string }> {
  const { deed, paragraph } = form;
  const named = { document, paragraph };
  if (deed === "split") return { edit: await splitParagraph(services, actor, { ...form, document }) };
  await saveText(services, actor, { ...form, document });
  switch (deed) {
    case "save":
      return { at: paragraph };
    case "remove":
      await removeParagraph(services, actor, named);
      return {};
    case "insert":
      return { edit: await insertParagraph(services, actor, { ...named, kind: form.newKind }) };
    case "merge":
      await mergeParagraphs(services, actor, named);
      break;
    case "kind":
      await changeKind(services, actor, { ...named, kind: form.kind });
      break;
    case "moveTo":
      await moveParagraph(services, actor, {
        ...named,
        to: { section: form.section === "" ? null : form.section },
      });
      break;
    default:
      await moveParagraph(services, actor, { ...named, to: deed });
  }
  return { edit: paragraph };
}
