import { pathsOf } from "#app/http/paths.ts";
import { useTextFormats } from "#app/language/text-or-term.ts";
import { useFormats, usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { OwnNames, useEnglish } from "./city-name.tsx";
import { FocusAreaTags } from "./focus-area-tags.tsx";

export interface ListedCity {
  readonly slug: string;
  readonly name: string;
  readonly names: readonly { readonly lang: string; readonly text: string }[];
  readonly countryCode: string;
  readonly memberSince: number;
  readonly focusAreas: readonly string[];
}

/** Cities one below the other: name and own names, country, since when a member, focus areas. */
export function CityRows({ cities }: { readonly cities: readonly ListedCity[] }) {
  return (
    <ul className="rows">
      {cities.map((city) => (
        <CityRow key={city.slug} city={city} />
      ))}
    </ul>
  );
}

function CityRow({ city }: { readonly city: ListedCity }) {
  const t = useTexts("cities");
  const formats = useFormats();
  const formatsOf = useTextFormats("cities");
  const english = useEnglish();
  const paths = pathsOf(usePageTexts().lang);
  return (
    <li>
      <div className="flex flex-wrap items-baseline gap-x-3">
        <a className="rows-title" href={paths.city(city.slug)} lang={english}>
          {city.name}
        </a>
        <span className="soft">
          <OwnNames {...city} />
        </span>
      </div>
      <p className="small soft">
        {formats.country(city.countryCode)}
        {" · "}
        {t("memberSince", { year: formatsOf("memberSince").year(city.memberSince) })}
      </p>
      <div className="tag-row mt-2">
        <FocusAreaTags areas={city.focusAreas} />
      </div>
    </li>
  );
}
