import { EmptyState } from "#app/components/empty-state.tsx";
import { Rows } from "#app/components/rows.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { useFormatsIn } from "#app/language/fallback.tsx";
import { secretariatZone } from "#app/language/formats.ts";
import { useFormats, usePageTexts, useTexts } from "#app/language/use-texts.tsx";

export interface OpenDocument {
  readonly slug: string;
  readonly number: number;
  readonly authoritativeLang: string;
  readonly titles: readonly { readonly lang: string; readonly title: string }[];
  readonly isIllustrative: boolean;
  /** UTC. */
  readonly closesAt: Date;
}

interface OpenDocumentsProps {
  readonly documents: readonly OpenDocument[];
  readonly now: Date;
}

/** Documents one may comment on now, each with its languages and its deadline. */
export function OpenDocuments({ documents, now }: OpenDocumentsProps) {
  const t = useTexts("home");
  const formats = useFormats();
  const deadline = useFormatsIn(t, "closes");
  const { lang } = usePageTexts();
  const paths = pathsOf(lang);
  if (documents.length === 0) return <EmptyState title={t("nothingOpen")} />;
  const rows = documents.map(({ slug, number, authoritativeLang, titles, isIllustrative, closesAt }) => {
    const title =
      titles.find((one) => one.lang === lang) ?? titles.find((one) => one.lang === authoritativeLang);
    const names = titles.map((one) => formats.language(one.lang)).join(", ");
    return {
      key: slug,
      href: paths.document(slug),
      title: title?.title ?? slug,
      titleLang: title?.lang === lang ? undefined : title?.lang,
      meta: (
        <>
          {t("version", { number })} ·{" "}
          <span lang={formats.lang === lang ? undefined : formats.lang}>{names}</span>
          {isIllustrative && <> · {t("illustrative")}</>}
        </>
      ),
      deadline: t("closes", {
        distance: deadline.relative(closesAt, now),
        date: deadline.dayAndMonth(closesAt, secretariatZone),
        time: deadline.time(closesAt, secretariatZone),
      }),
    };
  });
  return <Rows rows={rows} />;
}
