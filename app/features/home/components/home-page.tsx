import type { ReactNode } from "react";
import { ButtonLink } from "#app/components/button.tsx";
import { Figures } from "#app/components/facts.tsx";
import { NetworkMap, type NetworkMapProps } from "#app/components/network-map.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { languages } from "#app/language/languages.ts";
import { TextOrTerm } from "#app/language/fallback.tsx";
import { useFormats, usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { OpenDocuments, type OpenDocument } from "./open-documents.tsx";

interface Network {
  readonly counts: { readonly cities: number; readonly countries: number; readonly projects: number };
  readonly names: Readonly<Record<string, string>>;
  readonly map: NetworkMapProps["map"];
}

interface HomePageProps {
  readonly network: Network;
  readonly open: { readonly documents: readonly OpenDocument[]; readonly now: Date };
  /** A few rows on the response to COVID-19; null where there is nothing yet. */
  readonly experiences: ReactNode;
}

/** The first page: what the network is, its map, what is open for comment, what cities share. */
export function HomePage({ network, open, experiences }: HomePageProps) {
  const t = useTexts("home");
  return (
    <div className="wrap page">
      <div className="grid items-center gap-6 pb-6 desk:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
        <Opening counts={network.counts} />
        <NetworkFigure {...network} />
      </div>
      <div className="columns">
        <section aria-labelledby="open">
          <h2 id="open" className="pb-3">
            {t("open")}
          </h2>
          <OpenDocuments {...open} />
        </section>
        {experiences && (
          <section aria-labelledby="experiences">
            <h2 id="experiences" className="pb-3">
              {t("experiences")}
            </h2>
            {experiences}
          </section>
        )}
      </div>
    </div>
  );
}

function Opening({ counts }: Pick<Network, "counts">) {
  const t = useTexts("home");
  const formats = useFormats();
  const paths = pathsOf(usePageTexts().lang);
  return (
    <div className="stack">
      <h1 lang={t.lang("lead")}>{t.plain("title", { count: counts.cities })}</h1>
      <p className="lead" lang={t.lang("lead")}>
        {t.plain("lead", { count: languages.length })}
      </p>
      <div className="actions py-2">
        <ButtonLink href={paths.cities}>{t("findCity")}</ButtonLink>
        <ButtonLink href={paths.newInitiative} kind="quiet">
          {t("offer")}
        </ButtonLink>
      </div>
      <Figures
        facts={[
          {
            key: "cities",
            term: <TextOrTerm part="home" text="cities" term="member-city" />,
            value: formats.number(counts.cities),
          },
          {
            key: "countries",
            term: <TextOrTerm part="home" text="countries" term="member-state" />,
            value: formats.number(counts.countries),
          },
          {
            key: "projects",
            term: <TextOrTerm part="home" text="projects" term="project" />,
            value: formats.number(counts.projects),
          },
        ]}
      />
    </div>
  );
}

function NetworkFigure({ names, map }: Pick<Network, "names" | "map">) {
  const t = useTexts("home");
  const { lang } = usePageTexts();
  const paths = pathsOf(lang);
  return (
    <figure>
      <NetworkMap
        map={map}
        label={t.plain("mapLabel")}
        hrefOf={paths.city}
        nameOf={(slug) => names[slug] ?? slug}
        langOf={() => (lang === "en" ? undefined : "en")}
      />
      <figcaption className="small soft pt-2" lang={t.lang("mapCaption")}>
        {t.plain("mapCaption")} <a href={paths.cities}>{t.plain("asList")}</a>
      </figcaption>
    </figure>
  );
}
