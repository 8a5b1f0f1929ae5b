import { pathsOf } from "#app/http/paths.ts";
import { useFormatsIn } from "#app/language/fallback.tsx";
import { useFormats, usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { namesForList, OwnNames, useEnglish } from "./city-name.tsx";

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
  const years = useFormatsIn(t, "memberSince");
  const terms = useTexts("terms");
  const formats = useFormats();
  const english = useEnglish();
  const { lang } = usePageTexts();
  const paths = pathsOf(lang);
  return (
    <li>
      <div className="flex flex-wrap items-baseline gap-x-3">
        <a className="rows-title" href={paths.city(city.slug)} lang={english}>
          {city.name}
        </a>
        <span className="soft">
          <OwnNames name={city.name} names={namesForList(city.names, lang)} />
        </span>
      </div>
      <p className="small soft">
        {formats.country(city.countryCode)}
        {" · "}
        {t("memberSince", { year: years.year(city.memberSince) })}
      </p>
      {city.focusAreas.length > 0 && (
        <p className="small pt-1">{formats.list(city.focusAreas.map((area) => terms.plain(area)))}</p>
      )}
    </li>
  );
}
