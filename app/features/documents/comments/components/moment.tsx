import { useTexts, usePageTexts } from "#app/language/use-texts.tsx";
import { Endonym } from "#app/features/documents/components/documents-page.tsx";
import { Saying } from "#app/features/documents/components/saying.tsx";
import type { ShownReply } from "#app/features/documents/shown.ts";

/** When, that it was changed, and in which language, where that is not the page's. */
export function Moment({
  said,
}: {
  readonly said: Pick<ShownReply, "createdAt" | "when" | "edited" | "lang">;
}) {
  const t = useTexts("threads");
  const { lang } = usePageTexts();
  return (
    <>
      <time dateTime={said.createdAt.toISOString()}>
        <Saying said={said.when} />
      </time>
      {said.edited && (
        <>
          {" · "}
          {t("edited")} <Saying said={said.edited} />
        </>
      )}
      {said.lang !== lang && (
        <>
          {" · "}
          <Endonym tag={said.lang} />
        </>
      )}
    </>
  );
}

/** The trace of what was taken back; `isRead` where its words are still for the reader. */
export function Withdrawn({ isRead }: { readonly isRead: boolean }) {
  const t = useTexts("threads");
  const { lang } = usePageTexts();
  const key = isRead ? "withdrawnRead" : "withdrawn";
  // It stands within words of another language.
  return (
    <p className="soft" lang={t.lang(key) ?? lang}>
      {t(key)}
    </p>
  );
}
