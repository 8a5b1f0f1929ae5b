import { Button } from "#app/components/button.tsx";
import { InputField, SelectField } from "#app/components/field.tsx";
import { useFormats, useTexts } from "#app/language/use-texts.tsx";
import type { CityFilter as Filter } from "../filter.ts";

interface CityFilterProps {
  readonly filter: Filter;
  readonly countries: readonly string[];
  readonly focusAreas: readonly string[];
  readonly action: string;
}

/** Country, focus area and a part of a name, sent as the page's query. */
export function CityFilter({ filter, countries, focusAreas, action }: CityFilterProps) {
  const t = useTexts("cities");
  const terms = useTexts("terms");
  const formats = useFormats();
  return (
    <form
      action={action}
      role="search"
      aria-label={t.plain("filter.label")}
      className="grid items-end gap-4 wide:grid-cols-2 desk:grid-cols-[1fr_1fr_1fr_auto]"
    >
      <InputField name="q" type="search" label={t("filter.words")} defaultValue={filter.words} />
      <SelectField
        name="country"
        label={t("filter.country")}
        defaultValue={filter.country ?? ""}
        options={[
          { value: "", label: t.plain("filter.allCountries"), lang: t.lang("filter.allCountries") },
          ...countries.map((code) => ({ value: code, label: formats.country(code) })),
        ]}
      />
      <SelectField
        name="area"
        label={terms("focus-area")}
        defaultValue={filter.focusArea ?? ""}
        options={[
          { value: "", label: t.plain("filter.allAreas"), lang: t.lang("filter.allAreas") },
          ...focusAreas.map((id) => ({ value: id, label: terms.plain(id), lang: terms.lang(id) })),
        ]}
      />
      <Button>{terms("search")}</Button>
    </form>
  );
}
