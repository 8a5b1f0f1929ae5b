import { Button } from "#app/components/button.tsx";
import { SelectField } from "#app/components/field.tsx";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { ShownDraft, ShownDraftNode, ShownOrigins } from "../shown-draft.ts";
import { draftAddress } from "./draft-address.ts";

interface OriginChoiceProps {
  readonly node: ShownDraftNode;
  readonly page: ShownDraft;
  readonly choice: NonNullable<ShownOrigins["choice"]>;
}

/** For a paragraph that is new: at which paragraph of the version before the comments stand that led to it. */
export function OriginChoice({ node, page, choice: { from, places } }: OriginChoiceProps) {
  const t = useTexts("drafts");
  const { lang } = usePageTexts();
  const whole = { value: "", label: t.plain("originWhole"), lang: t.lang("originWhole") };
  const options = places.map(({ id, number, count }) => ({
    value: id,
    label: `${number} (${String(count)})`,
  }));
  return (
    <form action={draftAddress(lang, { slug: page.slug, at: node.id })} className="draft-origin-choice">
      <input type="hidden" name="in" value={page.lang} />
      <input type="hidden" name="edit" value={node.id} />
      <SelectField
        name="from"
        id={`from-${node.id}`}
        label={t("originFrom")}
        options={[...options, whole]}
        defaultValue={from ?? options[0]?.value ?? ""}
      />
      <Button kind="quiet">{t("originShow")}</Button>
    </form>
  );
}
