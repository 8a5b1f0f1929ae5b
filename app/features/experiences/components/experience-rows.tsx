import { Rows } from "#app/components/rows.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts } from "#app/language/use-texts.tsx";
import { Place, Time } from "./place-and-time.tsx";

interface ExperienceRowsProps {
  readonly experiences: readonly {
    readonly slug: string;
    readonly title: string;
    readonly kind: string;
    readonly countryCode: string;
    readonly place: string | null;
    readonly startsOn: string | null;
    readonly endsOn: string | null;
  }[];
}

/** A few experiences as links, for other pages: place, kind of measure, time. Titles and kinds are English. */
export function ExperienceRows({ experiences }: ExperienceRowsProps) {
  const { lang } = usePageTexts();
  const original = lang === "en" ? undefined : "en";
  const paths = pathsOf(lang);
  const rows = experiences.map((experience) => ({
    key: experience.slug,
    href: paths.experience(experience.slug),
    title: experience.title,
    titleLang: original,
    meta: (
      <>
        <Place {...experience} />
        {" · "}
        <span lang={original}>{experience.kind}</span>
        {" · "}
        <Time {...experience} />
      </>
    ),
  }));
  return <Rows rows={rows} />;
}
