import { matrixAddress } from "#app/features/documents/matrix/components/matrix-address.ts";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";

interface RowLinkProps {
  readonly slug: string;
  /** A comment, and the number of the version in whose matrix it is a row. */
  readonly row: { readonly id: string; readonly version: number };
}

/** The way to a row of the matrix and its answer. */
export function RowLink({ slug, row: { id, version } }: RowLinkProps) {
  const t = useTexts("amendments");
  const path = pathsOf(usePageTexts().lang).documentMatrix(slug);
  return <a href={matrixAddress(path, { version, answer: id })}>{t("row", { code: id.slice(0, 8) })}</a>;
}

interface RowLinksProps {
  readonly slug: string;
  readonly rows: readonly RowLinkProps["row"][];
}

/** Which rows of the matrix led to what a paragraph says. */
export function RowLinks({ slug, rows }: RowLinksProps) {
  const t = useTexts("amendments");
  if (rows.length === 0) return null;
  return (
    <span className="small amendment-rows">
      {t("changedBy")}
      {rows.map((row) => (
        <RowLink key={row.id} slug={slug} row={row} />
      ))}
    </span>
  );
}
