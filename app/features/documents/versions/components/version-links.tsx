import { ButtonLink } from "#app/components/button.tsx";
import { Note } from "#app/components/note.tsx";
import type { ShownDocument } from "#app/features/documents/shown.ts";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";

/** For the Secretariat: the way to the comments that wait for a place in this version. */
export function ToConfirm({ page }: { readonly page: ShownDocument }) {
  const t = useTexts("versions");
  const paths = pathsOf(usePageTexts().lang);
  if (!page.can.placeComments || page.waiting === 0) return null;
  return (
    <ButtonLink href={paths.documentPlaces(page.slug, page.number)}>
      {t("toConfirm", { count: page.waiting })}
    </ButtonLink>
  );
}

/** To a reader of an earlier version: what has changed since. */
export function SinceNote({ page }: { readonly page: ShownDocument }) {
  const t = useTexts("versions");
  const paths = pathsOf(usePageTexts().lang);
  if (page.since === null) return null;
  const between = new URLSearchParams({ from: String(page.since), to: String(page.number) });
  return (
    <div className="document-notes">
      <Note isNotice>
        {t("since", { number: page.since })}{" "}
        <a href={`${paths.documentComparison(page.slug)}?${between.toString()}`}>{t("sinceLink")}</a>
      </Note>
    </div>
  );
}
