import { Breadcrumb, type Crumb } from "#app/components/breadcrumb.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";

interface DraftTrailProps {
  readonly slug: string;
  /** The document's title and its language; null for one that has no published version. */
  readonly of: { readonly title: string; readonly lang: string } | null;
}

/** The way from the list of documents to the draft of one. */
export function DraftTrail({ slug, of }: DraftTrailProps) {
  const t = useTexts("drafts");
  const { lang } = usePageTexts();
  const paths = pathsOf(lang);
  const document: Crumb | null = of && {
    key: "document",
    label: <span lang={of.lang === lang ? undefined : of.lang}>{of.title}</span>,
    href: paths.document(slug),
  };
  return (
    <Breadcrumb
      label={t.plain("documents")}
      crumbs={[
        { key: "documents", label: t("documents"), href: paths.documents },
        ...(document ? [document] : []),
        { key: "page", label: t("draft") },
      ]}
    />
  );
}
