import { useEffect, useState } from "react";
import { Note } from "#app/components/note.tsx";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { ShownDraft } from "../shown-draft.ts";
import { draftAddress } from "./draft-address.ts";
import { keepText, listKept } from "./kept-texts.ts";

/** The paragraphs whose text this browser still holds unsaved, other than the one that is open. */
export function KeptNotes({ page }: { readonly page: ShownDraft }) {
  const t = useTexts("drafts");
  const { lang } = usePageTexts();
  const [kept, setKept] = useState<ReturnType<typeof listKept>>([]);
  const { editor, slug, open, nodes, lang: shown } = page;
  useEffect(() => {
    const timer = setTimeout(() => {
      const all = listKept({ editor, slug });
      // A form may have saved what autosave had not yet.
      const isSaved = ({ paragraph, lang: written, text }: (typeof all)[number]) =>
        written === shown && nodes.find(({ id }) => id === paragraph)?.text.trim() === text.trim();
      for (const one of all.filter(isSaved)) keepText({ editor, slug, ...one }, null);
      setKept(all.filter((one) => !isSaved(one)));
    });
    return () => {
      clearTimeout(timer);
    };
  }, [editor, slug, open, nodes, shown]);
  const others = kept.filter(({ paragraph }) => paragraph !== open?.id);
  if (others.length === 0) return null;
  const numberOf = (id: string) => page.nodes.find((node) => node.id === id)?.number ?? id;
  return (
    <Note isNotice>
      <p>{t("keptHere")}</p>
      <ul>
        {others.map(({ paragraph, lang: written }) => (
          <li key={`${paragraph} ${written}`}>
            <a href={draftAddress(lang, { slug, in: written, edit: paragraph })}>
              {t("paragraph", { number: numberOf(paragraph) })}
            </a>
          </li>
        ))}
      </ul>
    </Note>
  );
}
