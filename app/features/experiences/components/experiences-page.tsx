import { Button } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { SelectField } from "#app/components/field.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Rows } from "#app/components/rows.tsx";
import { Tag } from "#app/components/tag.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { useFormats, usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { Level, Place, Time } from "./place-and-time.tsx";

interface ExperiencesPageProps {
  readonly experiences: readonly {
    readonly slug: string;
    readonly title: string;
    readonly kind: string;
    readonly countryCode: string;
    readonly place: string | null;
    readonly level: string;
    readonly startsOn: string | null;
    readonly endsOn: string | null;
  }[];
  /** ISO codes to choose from. */
  readonly countries: readonly string[];
  /** The one chosen, empty for all. */
  readonly country: string;
}

/** What cities and countries did, the latest first, with a filter by country. */
export function ExperiencesPage({ experiences, countries, country }: ExperiencesPageProps) {
  const t = useTexts("experiences");
  const { lang } = usePageTexts();
  const paths = pathsOf(lang);
  const original = lang === "en" ? undefined : "en";
  return (
    <div className="wrap page">
      <PageHead title={t("title")} lead={t("lead")} />
      <Filter countries={countries} country={country} />
      <p className="small soft" role="status">
        {t("count", { count: experiences.length })}
      </p>
      {experiences.length === 0 && <EmptyState title={t("none")}>{t("noneHow")}</EmptyState>}
      {experiences.length > 0 && (
        <Rows
          rows={experiences.map((experience) => ({
            key: experience.slug,
            title: experience.title,
            titleLang: original,
            href: paths.experience(experience.slug),
            tags: (
              <Tag>
                <span lang={original}>{experience.kind}</span>
              </Tag>
            ),
            meta: (
              <>
                <Place place={experience.place} countryCode={experience.countryCode} />
                {" · "}
                <Level level={experience.level} />
                {" · "}
                <Time startsOn={experience.startsOn} endsOn={experience.endsOn} />
              </>
            ),
          }))}
        />
      )}
    </div>
  );
}

function Filter({ countries, country }: Pick<ExperiencesPageProps, "countries" | "country">) {
  const t = useTexts("experiences");
  const terms = useTexts("terms");
  const formats = useFormats();
  const options = [
    { value: "", label: t.plain("allCountries"), lang: t.lang("allCountries") },
    ...countries.map((code) => ({ value: code, label: formats.country(code) })),
  ];
  return (
    <form method="get" className="flex flex-wrap items-end gap-3 pb-4">
      <SelectField name="country" label={t("country")} defaultValue={country} options={options} />
      <Button kind="quiet">{terms("filter")}</Button>
    </form>
  );
}
