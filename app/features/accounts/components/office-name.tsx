import type { Capacity, Office } from "#app/features/access/actor.ts";
import { useFormats, useTexts } from "#app/language/use-texts.tsx";

interface Holding {
  readonly office: Office;
  readonly capacity?: Capacity;
}

/** The office in short: CSCO, Editor, National Representative … */
export function OfficeKindName({ office, capacity = "head" }: Holding) {
  const t = useTexts("accounts");
  return (
    <>
      {t(
        capacity === "head" || office.kind === "secretariat"
          ? `office.${office.kind}`
          : `capacity.${capacity}`,
      )}
    </>
  );
}

/** The body the office belongs to: the city, the country, the organisation, the network. */
export function OfficeBody({ office }: Pick<Holding, "office">) {
  const t = useTexts("accounts");
  const formats = useFormats();
  if (office.name !== null) return <bdi>{office.name}</bdi>;
  // The browser's own list of countries may name one otherwise than the server's; what the server wrote stays.
  if (office.country !== null) return <span suppressHydrationWarning>{formats.country(office.country)}</span>;
  return <>{t("network")}</>;
}

/** "CSCO, Da Nang": who acted, as the record shows it. */
export function OfficeName({ office, capacity }: Holding) {
  return (
    <>
      <OfficeKindName office={office} {...(capacity ? { capacity } : {})} />, <OfficeBody office={office} />
    </>
  );
}

/** `OfficeName` as pages of other parts are handed it, which know none of this one's components. */
export const officeName = (by: Required<Holding>) => <OfficeName office={by.office} capacity={by.capacity} />;

/** At most two initials of a body's name, for its avatar: Da Nang → DN. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/u).filter(Boolean);
  return words
    .slice(0, 2)
    .map((word) => Array.from(word)[0]?.toUpperCase() ?? "")
    .join("");
}
