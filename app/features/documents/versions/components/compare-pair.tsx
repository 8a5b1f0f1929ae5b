import { Tag } from "#app/components/tag.tsx";
import { VisuallyHidden } from "#app/components/visually-hidden.tsx";
import { useTexts } from "#app/language/use-texts.tsx";
import type { ShownComparison, ShownPair } from "../shown-comparison.ts";
import { Led } from "./led.tsx";

export type View = "inline" | "beside";

interface PairProps {
  readonly pair: ShownPair;
  readonly page: ShownComparison;
  readonly view: View;
}

/** A paragraph with what changed in it and the comments that led to that. */
export function ComparePair({ pair, page, view }: PairProps) {
  const t = useTexts("documents");
  const { lang } = page;
  return (
    <div className="compare-pair" id={pair.id}>
      <div className="compare-numbers">
        <Numbers pair={pair} />
        {pair.kind !== "same" && <Tag>{t(`compare.kind.${pair.kind}`)}</Tag>}
        {pair.isMoved && <Tag>{t("compare.kind.moved")}</Tag>}
      </div>
      <Texts pair={pair} lang={lang} view={view} />
      <Led slug={page.slug} led={pair.led} />
    </div>
  );
}

/** "2.3", or "2.3 → 2.5" where the number is another one now. */
function Numbers({ pair: { before, after } }: { readonly pair: ShownPair }) {
  const t = useTexts("documents");
  if (before === after || before === null || after === null) return <span>{after ?? before}</span>;
  return (
    <span>
      <VisuallyHidden>{t("compare.renumbered", { before, after })}</VisuallyHidden>
      <span aria-hidden="true">
        {before} → {after}
      </span>
    </span>
  );
}

/** What it said and says: in one text or beside each other; a new paragraph may not be translated yet. */
function Texts({ pair, lang, view }: Pick<PairProps, "pair" | "view"> & { readonly lang: string }) {
  const t = useTexts("documents");
  if (pair.stretches.length === 0) return <p className="small soft">{t("compare.noText")}</p>;
  if (view === "inline") return <Words pair={pair} lang={lang} />;
  return (
    <div className="columns">
      <Words pair={pair} lang={lang} without="added" />
      <Words pair={pair} lang={lang} without="removed" />
    </div>
  );
}

interface WordsProps {
  readonly pair: ShownPair;
  readonly lang: string;
  /** What is left out: beside each other the earlier text shows nothing added, the later nothing removed. */
  readonly without?: "added" | "removed";
}

function Words({ pair, lang, without }: WordsProps) {
  const shown = pair.stretches.filter(({ kind }) => kind !== without);
  return (
    <p lang={lang} className={pair.isSection ? "compare-heading" : undefined}>
      {shown.map(({ kind, text }, index) => {
        if (kind === "added") return <ins key={index}>{text}</ins>;
        return kind === "removed" ? <del key={index}>{text}</del> : <span key={index}>{text}</span>;
      })}
    </p>
  );
}
