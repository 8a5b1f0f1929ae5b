import { Button, ButtonLink } from "#app/components/button.tsx";
import { ChoiceField } from "#app/components/choice-field.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { SelectField } from "#app/components/field.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { languages } from "#app/language/languages.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { gatherSame, type ShownComparison, type ShownPair } from "../shown-comparison.ts";
import { ComparePair, type View } from "./compare-pair.tsx";
import { Trail } from "#app/features/documents/components/document-head.tsx";

interface ComparePageProps {
  readonly page: ShownComparison;
  readonly view: View;
}

/** Two versions of a document, in one text with the changes marked, or side by side. */
export function ComparePage({ page, view }: ComparePageProps) {
  const t = useTexts("documents");
  const { lang } = usePageTexts();
  const href = pathsOf(lang).document(page.slug);
  const original = page.titleLang === lang ? undefined : page.titleLang;
  const document = { key: "document", href, label: <span lang={original}>{page.title}</span> };
  const isSame = Object.values(page.counts).every((count) => count === 0);
  return (
    <div className="wrap page">
      <PageHead
        title={t("compare.title", { from: page.from, to: page.to })}
        breadcrumb={<Trail title={t("compare.short")} document={document} />}
        lead={page.title}
        leadLang={original}
      />
      <Choices page={page} view={view} />
      <div className="stack section">
        <h2>{t("compare.found")}</h2>
        {isSame ? <EmptyState title={t("compare.same")} /> : <Counts page={page} />}
        <Pairs page={page} view={view} />
        <p>
          <ButtonLink kind="quiet" href={href}>
            {t("adoption.back")}
          </ButtonLink>
        </p>
      </div>
    </div>
  );
}

function Choices({ page, view }: ComparePageProps) {
  const t = useTexts("documents");
  const versions = page.versions.map((number) => ({
    value: String(number),
    label: t.plain("version", { number }),
    lang: t.lang("version"),
  }));
  const tongues = page.languages.map((tag) => ({
    value: tag,
    label: languages.find((one) => one.tag === tag)?.endonym ?? tag,
    lang: tag,
  }));
  return (
    <form className="compare-choices" aria-label={t.plain("compare.choose")}>
      <SelectField
        name="from"
        label={t("compare.from")}
        options={versions}
        defaultValue={String(page.from)}
      />
      <SelectField name="to" label={t("compare.to")} options={versions} defaultValue={String(page.to)} />
      <SelectField name="in" label={t("compare.in")} options={tongues} defaultValue={page.lang} />
      <ChoiceField
        name="view"
        kind="radio"
        label={t("compare.view")}
        defaultValues={[view]}
        choices={[
          { value: "inline", label: t("compare.inline") },
          { value: "beside", label: t("compare.beside") },
        ]}
      />
      <Button>{t("compare.short")}</Button>
    </form>
  );
}

const kinds = ["changed", "added", "removed", "moved"] as const;

function Counts({ page }: { readonly page: ShownComparison }) {
  const t = useTexts("documents");
  return (
    <>
      <p className="compare-counts">
        {kinds
          .filter((kind) => page.counts[kind] > 0)
          .map((kind, index) => (
            <span key={kind}>
              {index > 0 && " · "}
              {t(`compare.count.${kind}`, { count: page.counts[kind] })}
            </span>
          ))}
      </p>
      <p className="small soft">
        <ins>{t("compare.added")}</ins> · <del>{t("compare.removed")}</del>
      </p>
    </>
  );
}

function Pairs({ page, view }: ComparePageProps) {
  const t = useTexts("documents");
  return (
    <div className={view === "beside" ? "compare compare-beside" : "compare"}>
      {gatherSame(page.pairs).map((run) =>
        run.kind === "pair" ? (
          <ComparePair key={run.pair.id} pair={run.pair} page={page} view={view} />
        ) : (
          <details key={run.pairs[0]?.id} className="compare-same">
            <summary>{t("compare.unchanged", { range: rangeOf(run.pairs) })}</summary>
            {run.pairs.map((pair) => (
              <ComparePair key={pair.id} pair={pair} page={page} view="inline" />
            ))}
          </details>
        ),
      )}
    </div>
  );
}

/** "1–5.3", by the numbers of the later version. */
function rangeOf(pairs: readonly ShownPair[]): string {
  const [first, last] = [pairs[0]?.after ?? "", pairs.at(-1)?.after ?? ""];
  return first === last ? first : `${first}–${last}`;
}
