import { Button, ButtonLink } from "#app/components/button.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { Trail } from "#app/features/documents/components/document-head.tsx";
import { FormErrors } from "#app/frame/form-errors.tsx";
import type { FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { ShownMatrixImport } from "../shown-matrix-import.ts";
import { FileRows } from "./file-rows.tsx";

interface ImportProps {
  readonly page: ShownMatrixImport;
  readonly reply: FormReply | undefined;
}

/** What a matrix that came back would change, row by row, and the way to write it; afterwards what was written. */
export function MatrixImportPage({ page, reply }: ImportProps) {
  const t = useTexts("matrix-imports");
  const paths = pathsOf(usePageTexts().lang);
  const href = paths.matrixImports(page.slug, page.number);
  const sending = { key: "imports", href, label: t("title", { number: page.number }) };
  return (
    <div className="wrap page">
      <PageHead
        title={<bdi>{page.name}</bdi>}
        breadcrumb={<Trail title={<bdi>{page.name}</bdi>} document={sending} />}
        lead={t(page.isTaken ? "state.taken" : "state.read")}
      />
      <div className="stack">
        <FormErrors reply={reply} />
        <Counts page={page} />
        <Taking page={page} />
        {page.rows.length > 0 && (
          <section className="stack section" aria-labelledby="rows">
            <h2 id="rows">{t("rows")}</h2>
            <FileRows page={page} />
            <Pages page={page} />
          </section>
        )}
      </div>
    </div>
  );
}

const counted = ["new", "changed", "unchanged", "refused"] as const;

function Counts({ page: { counts } }: Pick<ImportProps, "page">) {
  const t = useTexts("matrix-imports");
  return (
    <ul className="matrix-row-head">
      {counted
        .filter((kind) => counts[kind] > 0)
        .map((kind) => (
          <li key={kind}>{t(`count.${kind}`, { count: counts[kind] })}</li>
        ))}
    </ul>
  );
}

/** Nothing is written before this is pressed. */
function Taking({ page }: Pick<ImportProps, "page">) {
  const t = useTexts("matrix-imports");
  const paths = pathsOf(usePageTexts().lang);
  const count = page.counts.changed + page.counts.new;
  const matrix = `${paths.documentMatrix(page.slug)}?version=${String(page.number)}`;
  const toMatrix = (
    <ButtonLink kind="quiet" href={matrix}>
      {t("toMatrix")}
    </ButtonLink>
  );
  if (page.isTaken || count === 0)
    return (
      <>
        {!page.isTaken && <Note>{t("nothing")}</Note>}
        <p className="actions">{toMatrix}</p>
      </>
    );
  return (
    <form method="post" className="actions">
      <Button name="deed" value="take" id="taking">
        {t("take", { count })}
      </Button>
      <ButtonLink kind="quiet" href={paths.matrixImports(page.slug, page.number)}>
        {t("otherFile")}
      </ButtonLink>
      {page.counts.refused > 0 && <p className="small soft">{t("refusedStay")}</p>}
    </form>
  );
}

function Pages({ page: { slug, id, page, pages } }: Pick<ImportProps, "page">) {
  const t = useTexts("matrix-imports");
  const path = pathsOf(usePageTexts().lang).matrixImport(slug, id);
  if (pages === 1) return null;
  const step = (to: number, label: string) => ({
    href: `${path}?page=${String(to)}`,
    label: t(`pages.${label}`),
  });
  return (
    <Pagination
      label={t.plain("pages.label")}
      pages={[{ key: "current", label: `${String(page)} / ${String(pages)}` }]}
      previous={page > 1 ? step(page - 1, "previous") : undefined}
      next={page < pages ? step(page + 1, "next") : undefined}
    />
  );
}
