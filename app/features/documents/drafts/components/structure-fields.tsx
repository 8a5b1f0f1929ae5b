import { Button } from "#app/components/button.tsx";
import { SelectField } from "#app/components/field.tsx";
import { useTexts } from "#app/language/use-texts.tsx";
import type { ShownDraft, ShownDraftNode } from "../shown-draft.ts";
import { moves, nodeKinds } from "../structure.ts";

interface StructureFieldsProps {
  readonly node: ShownDraftNode;
  readonly page: ShownDraft;
}

/** Order, depth, kind, parting and joining; in the authoritative language alone, for all of them. */
export function StructureFields({ node, page }: StructureFieldsProps) {
  const t = useTexts("drafts");
  const inOnePiece = node.kind === "section" || node.kind === "table";
  return (
    <details>
      <summary>{t("structure")}</summary>
      <div className="stack">
        <div className="bar actions">
          {moves.map((move) => (
            <Button key={move} kind="quiet" name="deed" value={move}>
              {t(`move.${move}`)}
            </Button>
          ))}
        </div>
        <MoveTo node={node} page={page} />
        <KindField node={node} />
        {!inOnePiece && <p className="field-hint">{t("splitHint")}</p>}
        <div className="bar actions">
          {!inOnePiece && (
            <Button kind="quiet" name="deed" value="split">
              {t("split")}
            </Button>
          )}
          {node.mergesWith !== null && (
            <Button kind="quiet" name="deed" value="merge">
              {t("merge")}
            </Button>
          )}
          <Button kind="danger" name="deed" value="remove">
            {t("remove")}
          </Button>
        </div>
        <InsertField />
      </div>
    </details>
  );
}

function useKinds() {
  const t = useTexts("drafts");
  return nodeKinds.map((kind) => ({
    value: kind,
    label: t.plain(`kind.${kind}`),
    lang: t.lang(`kind.${kind}`),
  }));
}

function InsertField() {
  const t = useTexts("drafts");
  return (
    <div className="draft-choice">
      <SelectField name="newKind" label={t("insertKind")} options={useKinds()} defaultValue="paragraph" />
      <Button kind="quiet" name="deed" value="insert">
        {t("insert")}
      </Button>
    </div>
  );
}

function KindField({ node }: { readonly node: ShownDraftNode }) {
  const t = useTexts("drafts");
  const options = useKinds();
  if (node.isPublished) return null;
  return (
    <div className="draft-choice">
      <SelectField name="kind" label={t("kindOf")} options={options} defaultValue={node.kind} />
      <Button kind="quiet" name="deed" value="kind">
        {t("changeKind")}
      </Button>
    </div>
  );
}

function MoveTo({ node, page }: StructureFieldsProps) {
  const t = useTexts("drafts");
  const sections = page.nodes.filter(({ kind, id }) => kind === "section" && id !== node.id);
  if (sections.length === 0) return null;
  const options = [
    { value: "", label: t.plain("endOfText"), lang: t.lang("endOfText") },
    ...sections.map(({ id, number, text }) => ({ value: id, label: `${number} ${text}`, lang: page.lang })),
  ];
  return (
    <div className="draft-choice">
      <SelectField
        name="section"
        label={t("toSection")}
        options={options}
        defaultValue={node.parentId ?? ""}
      />
      <Button kind="quiet" name="deed" value="moveTo">
        {t("moveTo")}
      </Button>
    </div>
  );
}
