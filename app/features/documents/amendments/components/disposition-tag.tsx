import { Tag } from "#app/components/tag.tsx";
import { useTexts } from "#app/language/use-texts.tsx";

/** What the answer makes of a comment, in a word. */
export function DispositionTag({ disposition }: { readonly disposition: string }) {
  const t = useTexts("fates");
  return <Tag>{t(`became.disposition.${disposition}`)}</Tag>;
}
