import { Button } from "#app/components/button.tsx";
import { SelectField } from "#app/components/field.tsx";
import { Tag } from "#app/components/tag.tsx";
import { VisuallyHidden } from "#app/components/visually-hidden.tsx";
import { useTexts } from "#app/language/use-texts.tsx";
import type { ShownBlock, ShownImport, ShownPreview } from "../shown-import.ts";
import { placeOf } from "./place-of.ts";

interface BlockRowProps {
  readonly block: ShownBlock;
  readonly page: ShownImport;
  readonly preview: ShownPreview;
}

/** One block: what it becomes, which node it is, and what changes in it. */
export function BlockRow({ block, page, preview }: BlockRowProps) {
  const t = useTexts("imports");
  const isChosen = preview.choice?.block === block.index;
  const change = placeOf({ page: preview.page, block: block.index, isChoosing: true });
  return (
    <li className={block.isOut ? "import-block import-out" : "import-block"} id={`block-${block.index + 1}`}>
      <div className="import-facts">
        <Tag>{t(`kind.${block.kind}`)}</Tag>
        <span className="small">
          <BecomesOf block={block} />
        </span>
        {!isChosen && (
          <a className="small import-change" href={change}>
            {t("change")}
            <VisuallyHidden> {t("place", { number: block.index + 1 })}</VisuallyHidden>
          </a>
        )}
      </div>
      <Words block={block} lang={page.lang} />
      {isChosen && <ChoiceForm page={page} preview={preview} choice={preview.choice} />}
    </li>
  );
}

/** "2.3, the same words", "new", "stays out". */
function BecomesOf({ block }: Pick<BlockRowProps, "block">) {
  const t = useTexts("imports");
  if (block.isOut) return <>{t("out")}</>;
  if (block.number === null) return <>{t("new")}</>;
  return (
    <>
      {t("is", { number: block.number })} · {t(block.isSame ? "unchanged" : `how.${block.how ?? "person"}`)}
    </>
  );
}

function Words({ block, lang }: Pick<BlockRowProps, "block"> & { readonly lang: string }) {
  const className = `import-text import-depth-${Math.min(block.depth, 6)}`;
  return (
    <p lang={lang} className={block.kind === "section" ? `${className} compare-heading` : className}>
      {block.stretches.map(({ kind, text }, index) => {
        if (kind === "added") return <ins key={index}>{text}</ins>;
        return kind === "removed" ? <del key={index}>{text}</del> : <span key={index}>{text}</span>;
      })}
    </p>
  );
}

interface ChoiceFormProps extends Pick<BlockRowProps, "page" | "preview"> {
  readonly choice: NonNullable<ShownPreview["choice"]>;
}

function ChoiceForm({ page, preview, choice }: ChoiceFormProps) {
  const t = useTexts("imports");
  const others = page.isTranslation ? ["out"] : ["new", "out"];
  return (
    <form method="post" className="form import-choice" action={placeOf({ page: preview.page })}>
      <input type="hidden" name="block" value={choice.block} />
      <SelectField
        name="match"
        label={t("match")}
        options={[
          ...others.map((value) => ({ value, label: t.plain(value), lang: t.lang(value) })),
          ...choice.nodes.map(({ id, label }) => ({ value: id, label, lang: page.lang })),
        ]}
        defaultValue={choice.match}
      />
      <p>
        <Button name="deed" value="choose">
          {t("save")}
        </Button>
      </p>
    </form>
  );
}
