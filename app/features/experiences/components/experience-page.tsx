import type { ReactNode } from "react";
import { Breadcrumb } from "#app/components/breadcrumb.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { Facts } from "#app/components/facts.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Tag } from "#app/components/tag.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { hostOf, keyOf, pathOf } from "../span.ts";
import { FiguresTable, type Figure } from "./figures-table.tsx";
import { Level, Place, Time } from "./place-and-time.tsx";

interface ExperiencePageProps {
  readonly experience: {
    readonly slug: string;
    readonly title: string;
    readonly kind: string;
    readonly countryCode: string;
    readonly citySlug: string | null;
    readonly city: string | null;
    readonly place: string | null;
    readonly level: string;
    readonly startsOn: string | null;
    readonly endsOn: string | null;
    readonly summary: string;
    readonly figures: readonly Figure[];
    readonly sources: readonly string[];
    readonly certainty: string;
    readonly pointForDiscussion: string | null;
    readonly note: string | null;
  };
}

/** One measure: where, when, what was done, figures with their date, and the sources. Its content is English. */
export function ExperiencePage({ experience }: ExperiencePageProps) {
  const t = useTexts("experiences");
  const { lang } = usePageTexts();
  const paths = pathsOf(lang);
  const original = lang === "en" ? undefined : "en";
  return (
    <div className="wrap page">
      <Head experience={experience} original={original} />
      <div className="stack">
        <p lang={original}>{experience.summary}</p>
        {experience.note !== null && (
          <p className="small soft">
            {t("note")} <span lang={original}>{experience.note}</span>
          </p>
        )}
      </div>
      {experience.figures.length > 0 && (
        <section className="section">
          <FiguresTable figures={experience.figures} original={original} />
        </section>
      )}
      {experience.pointForDiscussion !== null && (
        <section className="section stack">
          <h2>{t("pointForDiscussion")}</h2>
          <p lang={original}>{experience.pointForDiscussion}</p>
          <Note>{t("ownPrompt")}</Note>
        </section>
      )}
      <p className="section">
        <ButtonLink kind="quiet" href={paths.discussion("experience", experience.slug)}>
          {t("discussion")}
        </ButtonLink>
      </p>
      <Sources sources={experience.sources} certainty={experience.certainty} />
    </div>
  );
}

interface HeadProps extends ExperiencePageProps {
  readonly original: string | undefined;
}

function Head({ experience, original }: HeadProps) {
  const t = useTexts("experiences");
  const paths = pathsOf(usePageTexts().lang);
  const crumbs = [{ key: "experiences", href: paths.experiences, label: t("title") }];
  const facts: { key: string; term: ReactNode; value: ReactNode }[] = [
    { key: "place", term: t("place"), value: <Place {...experience} /> },
    { key: "level", term: t("levelTerm"), value: <Level level={experience.level} /> },
    { key: "time", term: t("time"), value: <Time {...experience} /> },
  ];
  if (experience.citySlug !== null && experience.city !== null)
    facts.push({
      key: "city",
      term: t("memberCity"),
      value: <a href={paths.city(experience.citySlug)}>{experience.city}</a>,
    });
  return (
    <PageHead
      title={experience.title}
      titleLang={original}
      breadcrumb={<Breadcrumb label={t.plain("way")} crumbs={crumbs} />}
      aside={<Facts facts={facts} />}
    >
      <div className="tag-row">
        <Tag>
          <span lang={original}>{experience.kind}</span>
        </Tag>
        <Tag>{t("covid")}</Tag>
      </div>
    </PageHead>
  );
}

interface SourcesProps {
  readonly sources: readonly string[];
  readonly certainty: string;
}

function Sources({ sources, certainty }: SourcesProps) {
  const t = useTexts("experiences");
  return (
    <section className="section stack">
      <h2>{t("sources")}</h2>
      <p>{t(`certainty.${keyOf(certainty)}`)}</p>
      <ul>
        {sources.map((url) => (
          <li key={url}>
            <a className="inline-block py-2 wrap-anywhere" href={url} rel="nofollow noopener">
              {hostOf(url)}
              <span className="small soft">{pathOf(url)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
