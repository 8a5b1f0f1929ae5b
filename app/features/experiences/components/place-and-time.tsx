import { useFormatsIn } from "#app/language/fallback.tsx";
import { useFormats, usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { keyOf, spanOf } from "../span.ts";

interface PlaceProps {
  readonly place: string | null;
  readonly countryCode: string;
}

/** The place with its country; the country alone for what the whole country did. */
export function Place({ place, countryCode }: PlaceProps) {
  const country = useFormats().country(countryCode);
  const { lang } = usePageTexts();
  if (place === null || place === country) return <>{country}</>;
  return (
    <>
      <bdi lang={lang === "en" ? undefined : "en"}>{place}</bdi>
      {", "}
      {country}
    </>
  );
}

/** At which level of government it was done. */
export function Level({ level }: { readonly level: string }) {
  const t = useTexts("experiences");
  return <>{t(`level.${keyOf(level)}`)}</>;
}

interface TimeProps {
  readonly startsOn: string | null;
  readonly endsOn: string | null;
}

/** From when until when, each as exact as the source has it. */
export function Time({ startsOn, endsOn }: TimeProps) {
  const t = useTexts("experiences");
  const span = spanOf(startsOn, endsOn);
  const { partialDate } = useFormatsIn(t, `span.${span}`);
  const start = startsOn === null ? "" : partialDate(startsOn);
  const end = endsOn === null ? "" : partialDate(endsOn);
  return <>{t(`span.${span}`, { start, end })}</>;
}
