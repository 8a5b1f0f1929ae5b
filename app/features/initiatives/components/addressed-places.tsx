import { pathsOf } from "#app/http/paths.ts";
import { useFormatsIn } from "#app/language/fallback.tsx";
import { useFormats, usePageTexts, useTexts } from "#app/language/use-texts.tsx";

interface AddressedPlacesProps {
  readonly cities: readonly { readonly slug: string; readonly name: string; readonly country: string }[];
  /** ISO codes of the countries addressed as a whole. */
  readonly countries: readonly string[];
}

/** The cities an initiative addresses, each with its country, and the countries addressed as a whole. */
export function AddressedPlaces({ cities, countries }: AddressedPlacesProps) {
  const t = useTexts("initiatives");
  const formats = useFormats();
  const whole = useFormatsIn(t, "wholeCountry");
  const paths = pathsOf(usePageTexts().lang);
  return (
    <ul>
      {countries.map((code) => (
        <li key={code}>{t("wholeCountry", { country: whole.country(code) })}</li>
      ))}
      {cities.map(({ slug, name, country }) => (
        <li key={slug}>
          <a href={paths.city(slug)}>{name}</a>
          {", "}
          {formats.country(country)}
        </li>
      ))}
    </ul>
  );
}
