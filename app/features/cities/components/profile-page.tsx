import type { ReactNode } from "react";
import { Breadcrumb } from "#app/components/breadcrumb.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { TextOrTerm } from "#app/language/fallback.tsx";
import { useFormats, usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { Facts, Summary } from "../profile.ts";
import { hasOwnNames, OwnNames, useEnglish } from "./city-name.tsx";
import type { OfficeOf } from "./confirmed.tsx";
import { FocusAreaTags } from "./focus-area-tags.tsx";
import { Glance } from "./glance.tsx";
import { ProfileFacts, type CityMembership, type Saved } from "./profile-facts.tsx";
import { ProjectRows, type Project } from "./project-rows.tsx";

interface ProfileCity extends CityMembership {
  readonly slug: string;
  readonly name: string;
  readonly names: readonly { readonly lang: string; readonly text: string }[];
  readonly countryCode: string;
  readonly focusAreas: readonly string[];
  readonly note: string | null;
}

interface ProfilePageProps {
  readonly city: ProfileCity;
  readonly summary: (Saved & { readonly content: Summary }) | null;
  readonly facts: (Saved & { readonly content: Facts }) | null;
  readonly projects: readonly Project[];
  readonly can: { readonly edit: boolean };
  readonly officeOf: OfficeOf;
  /** The page of the city's office, for who may read it. */
  readonly officeHref: string | null;
  /** What the city did in the pandemic, as rows; null where nothing is known. */
  readonly experiences: ReactNode;
}

/** The public profile of a city. */
export function ProfilePage({
  city,
  summary,
  facts,
  projects,
  can,
  officeOf,
  officeHref,
  experiences,
}: ProfilePageProps) {
  const t = useTexts("cities");
  const projectsTitle = <TextOrTerm part="cities" text="projects" term="project" />;
  const english = useEnglish();
  const factsLang = facts?.by === null ? english : undefined;
  return (
    <div className="wrap page">
      <ProfileHead {...{ city, summary, facts, can, officeOf, officeHref }} />
      <div className="columns border-t pt-5">
        <section aria-labelledby="glance">
          <h2 id="glance" className="pb-2">
            {t("glance")}
          </h2>
          <Glance figures={facts?.content.figures ?? []} lang={factsLang} />
          {city.note !== null && (
            <div className="pt-4" lang={english}>
              <Note>{city.note}</Note>
            </div>
          )}
        </section>
        <section aria-labelledby="projects">
          <h2 id="projects" className="pb-3">
            {projectsTitle}
          </h2>
          <ProjectRows projects={projects} />
        </section>
      </div>
      {experiences && (
        <section className="section" aria-labelledby="experiences">
          <h2 id="experiences">{t("experiences")}</h2>
          {experiences}
        </section>
      )}
    </div>
  );
}

type ProfileHeadProps = Omit<ProfilePageProps, "projects" | "experiences">;

function ProfileHead({ city, summary, facts, can, officeOf, officeHref }: ProfileHeadProps) {
  const t = useTexts("cities");
  const terms = useTexts("terms");
  const formats = useFormats();
  const english = useEnglish();
  const { lang } = usePageTexts();
  const paths = pathsOf(lang);
  const vision = summary?.content;
  const crumbs = [
    {
      key: "cities",
      label: <TextOrTerm part="cities" text="title" term="member-city" />,
      href: paths.cities,
    },
    {
      key: "country",
      label: formats.country(city.countryCode),
      href: `${paths.cities}?country=${city.countryCode}`,
    },
  ];
  return (
    <PageHead
      breadcrumb={<Breadcrumb label={t.plain("way")} crumbs={crumbs} />}
      title={<span lang={english}>{city.name}</span>}
      beside={hasOwnNames(city) && <OwnNames {...city} />}
      lead={vision?.text ?? <span className="missing">{t("noSummary")}</span>}
      leadLang={vision?.text && vision.lang !== lang ? vision.lang : undefined}
      aside={<ProfileFacts city={city} summary={summary} facts={facts} officeOf={officeOf} />}
    >
      <div className="tag-row pt-2">
        <FocusAreaTags areas={city.focusAreas} />
      </div>
      <div className="actions pt-2">
        {can.edit && <ButtonLink href={paths.cityEdit(city.slug)}>{terms("edit")}</ButtonLink>}
        <ButtonLink href={paths.cityHistory(city.slug)} kind="quiet">
          {t("history")}
        </ButtonLink>
        {officeHref !== null && (
          <ButtonLink href={officeHref} kind="quiet">
            {t("office")}
          </ButtonLink>
        )}
      </div>
    </PageHead>
  );
}
