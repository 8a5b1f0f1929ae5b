import { Tag, type FocusArea } from "#app/components/tag.tsx";
import { useTexts } from "#app/language/use-texts.tsx";

/** Focus areas by their ids as tags, named by the glossary; the ids are held to the network's six by the database. */
export function FocusAreaTags({ areas }: { readonly areas: readonly string[] }) {
  const terms = useTexts("terms");
  return (
    <>
      {areas.map((area) => (
        <Tag key={area} area={area as FocusArea}>
          {terms(area)}
        </Tag>
      ))}
    </>
  );
}
