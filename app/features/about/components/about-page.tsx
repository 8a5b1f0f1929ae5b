import { PageHead } from "#app/components/page-head.tsx";
import { Tag, type FocusArea } from "#app/components/tag.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { TextOrTerm } from "#app/language/fallback.tsx";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";

interface AboutPageProps {
  /** Ids of the focus areas in their order. */
  readonly focusAreas: readonly string[];
  readonly sources: readonly { readonly id: string; readonly title: string; readonly url: string | null }[];
}

/** What the portal is, who runs the network, the focus areas, and where this is from. */
export function AboutPage({ focusAreas, sources }: AboutPageProps) {
  const t = useTexts("about");
  const terms = useTexts("terms");
  const { lang } = usePageTexts();
  const original = lang === "en" ? undefined : "en";
  return (
    <div className="wrap page">
      <PageHead title={t("title")} lead={t("lead")} />
      <div className="stack">
        <p>{t("portal")}</p>
        <p>
          <a href={pathsOf(lang).design}>{t("designLink")}</a>
        </p>
      </div>
      <section className="section stack">
        <h2>{t("network")}</h2>
        <p>{t("networkMembers")}</p>
        <p>{t("networkDuties")}</p>
      </section>
      <section className="section stack">
        <h2>
          <TextOrTerm part="about" text="focusAreas" term="focus-area" />
        </h2>
        <ul className="rows">
          {focusAreas.map((area) => (
            <li key={area} className="pt-3">
              <Tag area={area as FocusArea}>{terms(area)}</Tag>
              <p className="small soft pt-1">{t(`covers.${area}`)}</p>
            </li>
          ))}
        </ul>
      </section>
      <section className="section stack">
        <h2>
          <TextOrTerm part="about" text="sources" term="source" />
        </h2>
        <ul lang={original}>
          {sources.map(({ id, title, url }) => (
            <li key={id}>
              {url === null ? (
                title
              ) : (
                <a className="inline-block py-2" href={url} rel="nofollow noopener">
                  {title}
                </a>
              )}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
