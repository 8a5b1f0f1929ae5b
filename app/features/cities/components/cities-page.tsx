import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { NetworkMap, type NetworkMapProps } from "#app/components/network-map.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { TextOrTerm } from "#app/language/fallback.tsx";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { CityFilter as Filter } from "../filter.ts";
import { CityFilter } from "./city-filter.tsx";
import { useEnglish } from "./city-name.tsx";
import { CityRows, type ListedCity } from "./city-rows.tsx";

interface CitiesPageProps {
  readonly filter: Filter;
  readonly cities: readonly ListedCity[];
  readonly total: number;
  readonly countries: readonly string[];
  readonly focusAreas: readonly string[];
  readonly names: Readonly<Record<string, string>>;
  readonly map: NetworkMapProps["map"];
}

/** The member cities that fit the filter, as rows and on the map. */
export function CitiesPage({ filter, cities, total, countries, focusAreas, names, map }: CitiesPageProps) {
  const t = useTexts("cities");
  const title = <TextOrTerm part="cities" text="title" term="member-city" />;
  const english = useEnglish();
  const paths = pathsOf(usePageTexts().lang);
  return (
    <div className="wrap page">
      <PageHead title={title} lead={t.plain("lead")} leadLang={t.lang("lead")} />
      <CityFilter filter={filter} countries={countries} focusAreas={focusAreas} action={paths.cities} />
      <div className="grid gap-5 pt-5 desk:grid-cols-[minmax(0,5fr)_minmax(0,6fr)] desk:gap-7">
        <section aria-labelledby="found">
          <h2 id="found" className="pb-3">
            {cities.length === total
              ? t("all", { count: total })
              : t("found", { count: cities.length, total })}
          </h2>
          {cities.length > 0 ? <CityRows cities={cities} /> : <NothingFound href={paths.cities} />}
        </section>
        {cities.length > 0 && (
          <figure className="order-first desk:sticky desk:top-5 desk:order-last desk:self-start">
            <NetworkMap
              map={map}
              label={t.plain("mapLabel")}
              hrefOf={paths.city}
              nameOf={(slug) => names[slug] ?? slug}
              langOf={() => english}
            />
            <figcaption className="small soft pt-2" lang={t.lang("mapCaption")}>
              {t.plain("mapCaption")}
            </figcaption>
          </figure>
        )}
      </div>
    </div>
  );
}

function NothingFound({ href }: { readonly href: string }) {
  const t = useTexts("cities");
  return (
    <EmptyState
      title={t("empty.title")}
      action={
        <ButtonLink href={href} kind="quiet">
          {t("empty.action")}
        </ButtonLink>
      }
    >
      {t("empty.lead")}
    </EmptyState>
  );
}
