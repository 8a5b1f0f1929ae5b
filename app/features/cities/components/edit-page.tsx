import { Breadcrumb } from "#app/components/breadcrumb.tsx";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Tabs } from "#app/components/tabs.tsx";
import { FormErrors } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { TextOrTerm } from "#app/language/fallback.tsx";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { sectionNames, type SectionContent } from "../profile.ts";
import { useEnglish } from "./city-name.tsx";
import type { OfficeOf } from "./confirmed.tsx";
import { Conflict } from "./conflict.tsx";
import { FactsFields } from "./facts-form.tsx";
import type { Saved } from "./profile-facts.tsx";
import { SummaryFields } from "./summary-form.tsx";

interface EditPageProps {
  readonly city: { readonly slug: string; readonly name: string };
  readonly current: SectionContent & Saved & { readonly version: number };
  /** A refused form: what was typed and what is wrong with it. */
  readonly reply: FormReply | undefined;
  /** What was typed, where someone else has saved another content meanwhile. */
  readonly conflict: SectionContent | undefined;
  readonly officeOf: OfficeOf;
}

/** The form of one section of a city's profile. After a conflict it holds what was typed with the new version, so that it can be saved again. */
export function EditPage({ city, current, reply, conflict, officeOf }: EditPageProps) {
  const t = useTexts("cities");
  const terms = useTexts("terms");
  const paths = pathsOf(usePageTexts().lang);
  const content = conflict ?? current;
  return (
    <div className="wrap page">
      <EditHead city={city} section={current.section} />
      {conflict && <Conflict theirs={current} yours={conflict} officeOf={officeOf} />}
      {reply && (
        <div className="pt-5">
          <FormErrors reply={reply} />
        </div>
      )}
      <form method="post" className={current.section === "summary" ? "form pt-4" : "stack pt-4"}>
        <input
          type="hidden"
          name="version"
          id="version"
          value={typed(reply, "version", String(current.version))}
        />
        {content.section === "summary" ? (
          <SummaryFields content={content.content} reply={reply} />
        ) : (
          <FactsFields content={content.content} reply={reply} />
        )}
        <div className="actions">
          <Button>{conflict ? t("conflict.save") : terms("save")}</Button>
          <ButtonLink href={paths.city(city.slug)} kind="quiet">
            {terms("cancel")}
          </ButtonLink>
        </div>
      </form>
    </div>
  );
}

function EditHead({ city, section }: { readonly city: EditPageProps["city"]; readonly section: string }) {
  const t = useTexts("cities");
  const english = useEnglish();
  const paths = pathsOf(usePageTexts().lang);
  const crumbs = [
    {
      key: "cities",
      label: <TextOrTerm part="cities" text="title" term="member-city" />,
      href: paths.cities,
    },
    { key: "city", label: <span lang={english}>{city.name}</span>, href: paths.city(city.slug) },
  ];
  const tabs = sectionNames.map((name) => ({
    key: name,
    href: `${paths.cityEdit(city.slug)}?section=${name}`,
    label: t(name),
    isCurrent: name === section,
  }));
  return (
    <>
      <PageHead
        breadcrumb={<Breadcrumb label={t.plain("way")} crumbs={crumbs} />}
        title={t("edit.title")}
        compact
      />
      <Tabs label={t.plain("edit.sections")} tabs={tabs} />
    </>
  );
}
