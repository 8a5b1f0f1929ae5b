import { useTexts } from "#app/language/use-texts.tsx";
import type { ShownSpeaker } from "#app/features/documents/shown.ts";

/** "CSCO, Da Nang": the office that spoke. */
export function Speaker({ speaker }: { readonly speaker: ShownSpeaker }) {
  const accounts = useTexts("accounts");
  const { city, capacity, kind, country, organisation, authorName } = speaker;
  if (kind === null) return <bdi>{authorName}</bdi>;
  const body = city ?? organisation;
  const office = capacity === "head" ? `office.${kind}` : `capacity.${capacity ?? "editor"}`;
  return (
    <>
      {accounts(office)}
      {(body !== null || country !== null) && ", "}
      {body === null ? country : <bdi>{body}</bdi>}
    </>
  );
}
