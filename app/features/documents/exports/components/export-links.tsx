import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";

interface Exported {
  readonly slug: string;
  readonly number: number;
  /** The language of the text that is exported. */
  readonly lang: string;
}

/** The formats by their own names, which are the same in every language. */
const formats = [
  ["docx", "Word"],
  ["pdf", "PDF"],
  ["md", "Markdown"],
] as const;

/** A published version in one of its languages as Word, PDF and Markdown. */
export function ExportLinks({ version: { slug, number, lang } }: { readonly version: Exported }) {
  const t = useTexts("exports");
  const paths = pathsOf(usePageTexts().lang);
  return (
    <nav className="actions small document-exports" aria-label={t.plain("label", { number })}>
      <span aria-hidden="true">{t("export")}</span>
      {formats.map(([format, name]) => (
        <a key={format} href={paths.documentExport({ slug, number, lang, format })} hrefLang={lang}>
          {name}
        </a>
      ))}
    </nav>
  );
}
