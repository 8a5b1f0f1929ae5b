import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { documentAddress } from "../../components/document-address.ts";
import type { ShownDocument } from "../../shown.ts";

/** The way back to comments that were begun and not sent. */
export function Unfinished({ page }: { readonly page: ShownDocument }) {
  const t = useTexts("reading");
  const { lang } = usePageTexts();
  const others = page.drafts.filter(({ id }) => id !== page.chosen?.id);
  if (others.length === 0) return null;
  return (
    <p className="document-unfinished small">
      {t("draft.unfinished")}{" "}
      {others.map(({ id, kind, number }) => (
        <span key={id}>
          <a href={documentAddress(lang, page, { paragraph: id, place: "comment-form" })}>
            {t(`place.${kind}`, { number })}
          </a>{" "}
        </span>
      ))}
    </p>
  );
}
