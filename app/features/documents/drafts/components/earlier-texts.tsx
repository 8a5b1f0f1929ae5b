import { Button } from "#app/components/button.tsx";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { Saying } from "../../components/saying.tsx";
import { WordChange } from "../../versions/components/word-change.tsx";
import type { ShownDraft, ShownDraftNode, ShownEarlierText } from "../shown-draft.ts";
import { draftAddress } from "./draft-address.ts";

interface EarlierTextsProps {
  readonly node: ShownDraftNode;
  readonly page: ShownDraft;
}

/** What the paragraph said before, each to be written again; where it was not asked for, the way there. */
export function EarlierTexts({ node, page }: EarlierTextsProps) {
  const t = useTexts("drafts");
  const { lang } = usePageTexts();
  const here = { slug: page.slug, in: page.lang, edit: node.id };
  const earlier = page.open?.earlier ?? null;
  const title = `history-${node.id}`;
  if (earlier === null)
    return (
      <p>
        <a className="draft-edit" href={draftAddress(lang, { ...here, history: true, at: title })}>
          {t("history.title")}
        </a>
      </p>
    );
  return (
    <section className="stack" aria-labelledby={title}>
      <h3 id={title}>{t("history.title")}</h3>
      <p className="field-hint">{t(earlier.length === 0 ? "history.none" : "history.hint")}</p>
      <ol className="draft-origins">
        {earlier.map((one) => (
          <EarlierText key={one.id} node={node} page={page} earlier={one} />
        ))}
      </ol>
      <p>
        <a className="draft-edit" href={draftAddress(lang, here)}>
          {t("history.close")}
        </a>
      </p>
    </section>
  );
}

function EarlierText({ node, page, earlier }: EarlierTextsProps & { readonly earlier: ShownEarlierText }) {
  const t = useTexts("drafts");
  return (
    <li>
      <p className="small soft">
        {earlier.name === null ? t("history.before") : <bdi>{earlier.name}</bdi>} ·{" "}
        <Saying said={earlier.when} />
      </p>
      <p className="draft-words" lang={page.lang}>
        <WordChange change={earlier.change} />
      </p>
      {earlier.text !== node.text && (
        <form method="post">
          <input type="hidden" name="paragraph" value={node.id} />
          <input type="hidden" name="lang" value={page.lang} />
          <input type="hidden" name="revision" value={node.revision} />
          <input type="hidden" name="text" value={earlier.text} />
          <Button kind="quiet" name="deed" value="save">
            {t("restore")}
          </Button>
        </form>
      )}
    </li>
  );
}
