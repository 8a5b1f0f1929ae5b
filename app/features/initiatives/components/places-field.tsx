import type { ReactNode } from "react";
import { describedBy, FieldNotes } from "#app/components/field.tsx";
import { useFormatsIn } from "#app/language/fallback.tsx";
import { useFormats, useTexts } from "#app/language/use-texts.tsx";

interface Country {
  readonly code: string;
  readonly cities: readonly { readonly slug: string; readonly name: string }[];
}

interface PlacesFieldProps {
  readonly countries: readonly Country[];
  /** Slugs of the cities and codes of the countries ticked before. */
  readonly chosenCities: readonly string[];
  readonly chosenCountries: readonly string[];
  readonly error: ReactNode;
}

/** Cities and countries in boxes, a fold a country; a fold with a ticked box stands open. The first fold has the id `cities`, for the error summary. */
export function PlacesField({ countries, chosenCities, chosenCountries, error }: PlacesFieldProps) {
  const t = useTexts("initiatives");
  const formats = useFormats();
  const whole = useFormatsIn(t, "wholeCountry");
  const frame = { name: "places", label: t("places"), hint: t("placesHint"), error };
  const isOpen = ({ code, cities }: Country) =>
    chosenCountries.includes(code) || cities.some(({ slug }) => chosenCities.includes(slug));
  return (
    <fieldset
      className={error ? "field field-invalid" : "field"}
      id="countries"
      aria-describedby={describedBy(frame)["aria-describedby"]}
    >
      <legend className="field-label">{frame.label}</legend>
      <FieldNotes {...frame} />
      <div>
        {countries.map((country, index) => (
          <details key={country.code} className="border-b border-line" open={isOpen(country)}>
            <summary id={index === 0 ? "cities" : undefined}>{formats.country(country.code)}</summary>
            <Box name="countries" value={country.code} chosen={chosenCountries}>
              {t("wholeCountry", { country: whole.country(country.code) })}
            </Box>
            {country.cities.map(({ slug, name }) => (
              <Box key={slug} name="cities" value={slug} chosen={chosenCities}>
                <bdi>{name}</bdi>
              </Box>
            ))}
          </details>
        ))}
      </div>
    </fieldset>
  );
}

interface BoxProps {
  readonly name: string;
  readonly value: string;
  readonly chosen: readonly string[];
  readonly children: ReactNode;
}

function Box({ name, value, chosen, children }: BoxProps) {
  return (
    <label className="choice">
      <input type="checkbox" name={name} value={value} defaultChecked={chosen.includes(value)} />
      <span>{children}</span>
    </label>
  );
}
