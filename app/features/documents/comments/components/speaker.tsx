import { useTexts } from "#app/language/use-texts.tsx";
import type { ShownSpeaker } from "#app/features/documents/shown.ts";

/** "CSCO, Da Nang": the office that spoke, or the name of one of the public, as long as it is kept. */
export function Speaker({ speaker }: { readonly speaker: ShownSpeaker }) {
  const t = useTexts("accounts");
  const { city, capacity, kind, country, organisation, authorName } = speaker;
  if (kind === null) return authorName ? <bdi>{authorName}</bdi> : <>{t("ofPublic")}</>;
  const body = city ?? organisation;
  const isOffice = capacity === "head" || kind === "secretariat";
  const office = isOffice ? `office.${kind}` : `capacity.${capacity ?? "editor"}`;
  return (
    <>
      {t(office)}
      {(body !== null || country !== null) && ", "}
      {body === null ? country : <bdi>{body}</bdi>}
    </>
  );
}
