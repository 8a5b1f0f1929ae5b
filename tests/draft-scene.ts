import { startDraft } from "#app/features/documents/drafts/draft-commands.server.ts";
import { findDraftPage } from "#app/features/documents/drafts/draft-page.server.ts";
import type { ShownDraft } from "#app/features/documents/drafts/shown-draft.ts";
import { saveText } from "#app/features/documents/drafts/text-commands.server.ts";
import { readTexts } from "#server/texts.ts";
import { documentScene } from "./document-scene.ts";

const english = readTexts("locales").get("en")!;

/** The scene of documents with what the Secretariat does to the draft of `online-portal`. */
export async function draftScene() {
  const scene = await documentScene();
  const { db } = scene.database;
  const slug = "online-portal";
  const editor = scene.as("secretariat");
  return {
    ...{ ...scene, slug, editor },
    /** Begins the draft afresh. */
    async begin() {
      await db.deleteFrom("events").execute();
      await startDraft(scene.services, editor, slug);
    },
    /** The draft as its page shows it. */
    async page(
      asked: { in?: string; edit?: string; from?: string; history?: boolean } = {},
    ): Promise<ShownDraft> {
      const page = await findDraftPage(scene.services, editor, {
        slug,
        texts: english,
        in: null,
        edit: null,
        from: null,
        history: false,
        ...asked,
      });
      if ("next" in page) throw new Error("no draft");
      return page;
    },
    save: (paragraph: string, text: string, revision = 1, lang = "en") =>
      saveText(scene.services, editor, { document: slug, paragraph, text, revision, lang }),
    events: async () =>
      (await db.selectFrom("events").select("type").orderBy("id").execute()).map(({ type }) => type),
  };
}

export type DraftScene = Awaited<ReturnType<typeof draftScene>>;
