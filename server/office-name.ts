import type { Mandate } from "#app/features/access/actor.ts";
import { formatsFor } from "#app/language/formats.ts";
import type { Texts } from "#app/language/texts.ts";

/** "CSCO, Da Nang", in the language of these texts: as pages name who acted. */
export function officeName(texts: Texts, { capacity, office }: Pick<Mandate, "capacity" | "office">): string {
  const find = (key: string) => texts.find("accounts", key, {}).text;
  const isHead = capacity === "head" || office.kind === "secretariat";
  const name = find(isHead ? `office.${office.kind}` : `capacity.${capacity}`);
  const country = office.country === null ? null : formatsFor(texts.lang).country(office.country);
  return `${name}, ${office.name ?? country ?? find("network")}`;
}
