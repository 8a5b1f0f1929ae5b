import { ButtonLink } from "#app/components/button.tsx";
import { Rows } from "#app/components/rows.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";

export interface DraftRow {
  readonly slug: string;
  readonly number: number;
  readonly title: string;
  /** The language of the title. */
  readonly lang: string;
}

/** For those who write documents: the drafts there are, and the way to a new document. */
export function DraftList({ drafts }: { readonly drafts: readonly DraftRow[] }) {
  const t = useTexts("drafts");
  const { lang } = usePageTexts();
  const paths = pathsOf(lang);
  const rows = drafts.map((draft) => ({
    key: draft.slug,
    title: draft.title,
    titleLang: draft.lang === lang ? undefined : draft.lang,
    href: paths.documentDraft(draft.slug),
    meta: t("draftOf", { number: draft.number }),
  }));
  return (
    <section className="section stack" aria-labelledby="drafts">
      <h2 id="drafts">{t("drafts")}</h2>
      {rows.length > 0 ? <Rows rows={rows} /> : <p className="soft">{t("noDrafts")}</p>}
      <p>
        <ButtonLink href={paths.newDocument}>{t("newDocument")}</ButtonLink>
      </p>
    </section>
  );
}
