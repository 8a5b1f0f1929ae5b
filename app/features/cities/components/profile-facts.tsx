import { Facts, type Fact } from "#app/components/facts.tsx";
import type { Mandate } from "#app/features/access/actor.ts";
import { useFormatsIn } from "#app/language/fallback.tsx";
import { useFormats, useTexts } from "#app/language/use-texts.tsx";
import { useEnglish } from "./city-name.tsx";
import { Confirmed, type OfficeOf } from "./confirmed.tsx";

export interface Saved {
  readonly by: Mandate | null;
  readonly at: Date;
}

export interface CityMembership {
  readonly memberSince: number;
  readonly isFounding: boolean;
  readonly officerOffice: string | null;
  readonly officerOfficeAsOf: string | null;
  readonly representativeOffice: string | null;
  readonly representativeOfficeAsOf: string | null;
  readonly website: string | null;
}

interface ProfileFactsProps {
  readonly city: CityMembership;
  readonly summary: Saved | null;
  readonly facts: Saved | null;
  readonly officeOf: OfficeOf;
}

/** What stands beside the title of a profile: membership, offices with their dates, who confirmed it. */
export function ProfileFacts({ city, summary, facts, officeOf }: ProfileFactsProps) {
  const t = useTexts("cities");
  const years = useFormatsIn(t, "founding");
  const terms = useTexts("terms");
  const formats = useFormats();
  const since = city.isFounding
    ? t("founding", { year: years.year(city.memberSince) })
    : formats.year(city.memberSince);
  const list: Fact[] = [
    { key: "since", term: t("since"), value: since },
    {
      key: "officer",
      term: terms("chief-smart-city-officer"),
      value: <Office office={city.officerOffice} asOf={city.officerOfficeAsOf} />,
    },
    {
      key: "representative",
      term: terms("national-representative"),
      value: <Office office={city.representativeOffice} asOf={city.representativeOfficeAsOf} />,
    },
  ];
  if (city.website !== null)
    list.push({
      key: "website",
      term: t("website"),
      value: <a href={city.website}>{city.website.replace(/^https?:\/\/(www\.)?|\/$/g, "")}</a>,
    });
  for (const [key, section] of Object.entries({ summary, facts }))
    if (section)
      list.push({ key, term: t(`confirmed.${key}`), value: <Confirmed {...section} officeOf={officeOf} /> });
  return <Facts facts={list} />;
}

/** An office by its name, with the day on which that was so; names are English. */
function Office({ office, asOf }: { readonly office: string | null; readonly asOf: string | null }) {
  const t = useTexts("cities");
  const dates = useFormatsIn(t, "asOf");
  const english = useEnglish();
  if (office === null) return <span className="missing">{t("state.not-available")}</span>;
  return (
    <>
      <span lang={english}>{office}</span>
      {asOf !== null && <span className="soft"> {t("asOf", { date: dates.partialDate(asOf) })}</span>}
    </>
  );
}
