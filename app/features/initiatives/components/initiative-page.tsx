import type { ReactNode } from "react";
import { Breadcrumb } from "#app/components/breadcrumb.tsx";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { Facts } from "#app/components/facts.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { StageLine } from "#app/components/stage-line.tsx";
import { Tag, type FocusArea } from "#app/components/tag.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { useFormats, usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { Stage } from "../status.ts";
import { AddressedPlaces } from "./addressed-places.tsx";

interface InitiativePageProps {
  readonly initiative: {
    readonly reference: string;
    readonly organisation: string;
    readonly lang: string;
    readonly title: string;
    readonly summary: string;
    readonly offer: string;
    readonly ask: string | null;
    readonly focusAreas: readonly string[];
    readonly cities: readonly { readonly slug: string; readonly name: string; readonly country: string }[];
    readonly countries: readonly string[];
  };
  /** Null for those it is not meant for. */
  readonly contact: string | null;
  readonly stages: readonly (Stage & { readonly at: string | null })[];
  /** Slug of its room, once that is open. */
  readonly room: string | null;
  /** Slug of the room of members alone, for them. */
  readonly membersRoom: string | null;
  readonly isOwn: boolean;
  readonly canReview: boolean;
}

/** An initiative: where it stands, what is offered and asked, whom it addresses, and what may be done next. */
export function InitiativePage(props: InitiativePageProps) {
  const { initiative, contact, stages } = props;
  const t = useTexts("initiatives");
  const { lang } = usePageTexts();
  const own = initiative.lang === lang ? undefined : initiative.lang;
  return (
    <div className="wrap page">
      <Head initiative={initiative} titleLang={own} />
      <div className="stack">
        <Stages stages={stages} />
        <NextStep {...props} reference={initiative.reference} />
      </div>
      <div className="section">
        <Passage title={t("field.summary")} lang={own} text={initiative.summary} />
      </div>
      <div className="columns section">
        <Passage title={t("field.offer")} lang={own} text={initiative.offer} />
        {initiative.ask !== null && <Passage title={t("field.ask")} lang={own} text={initiative.ask} />}
      </div>
      <div className="columns section">
        <section className="stack">
          <h2>{t("places")}</h2>
          <AddressedPlaces cities={initiative.cities} countries={initiative.countries} />
        </section>
        {contact !== null && (
          <Passage title={t("field.contact")} lang={own} text={contact} note={t("contactSeen")} />
        )}
      </div>
    </div>
  );
}

function Head({ initiative, titleLang }: Pick<InitiativePageProps, "initiative"> & Titled) {
  const t = useTexts("initiatives");
  const terms = useTexts("terms");
  const formats = useFormats();
  const paths = pathsOf(usePageTexts().lang);
  const crumbs = [
    { key: "initiatives", href: paths.initiatives, label: t("title") },
    { key: "reference", label: initiative.reference },
  ];
  const facts = [
    { key: "reference", term: t("reference"), value: initiative.reference },
    { key: "organisation", term: t("organisation"), value: <bdi>{initiative.organisation}</bdi> },
    { key: "language", term: terms("language"), value: formats.language(initiative.lang) },
  ];
  return (
    <PageHead
      title={<bdi>{initiative.title}</bdi>}
      titleLang={titleLang}
      breadcrumb={<Breadcrumb label={t.plain("way")} crumbs={crumbs} />}
      aside={<Facts facts={facts} />}
    >
      <div className="tag-row">
        {initiative.focusAreas.map((area) => (
          <Tag key={area} area={area as FocusArea}>
            {terms(area)}
          </Tag>
        ))}
      </div>
    </PageHead>
  );
}

interface Titled {
  readonly titleLang: string | undefined;
}

function Stages({ stages }: Pick<InitiativePageProps, "stages">) {
  const t = useTexts("initiatives");
  const terms = useTexts("terms");
  const formats = useFormats();
  return (
    <StageLine
      label={t.plain("stages")}
      states={{ done: t("state.done"), now: t("state.now"), coming: t("state.coming") }}
      stages={stages.map(({ key, state, at }) => ({
        key,
        state,
        label: key === "answers" ? t("answers") : terms(key),
        ...(at === null ? {} : { detail: <time dateTime={at}>{formats.date(new Date(at))}</time> }),
      }))}
    />
  );
}

type NextStepProps = Pick<InitiativePageProps, "room" | "membersRoom" | "isOwn" | "canReview"> & {
  readonly reference: string;
};

function NextStep({ reference, room, membersRoom, isOwn, canReview }: NextStepProps) {
  const t = useTexts("initiatives");
  const paths = pathsOf(usePageTexts().lang);
  if (room !== null)
    return (
      <div className="actions">
        <ButtonLink href={paths.room(room)}>{t("toRoom")}</ButtonLink>
        <span className="small soft">{t("roomSeen")}</span>
        {membersRoom !== null && (
          <ButtonLink kind="quiet" href={paths.room(membersRoom)}>
            {t("toMembersRoom")}
          </ButtonLink>
        )}
      </div>
    );
  if (canReview)
    return (
      <form method="post" className="stack">
        <p>{t("reviewLead")}</p>
        <div className="actions">
          <Button name="step" value="under-review">
            {t("review")}
          </Button>
        </div>
      </form>
    );
  return isOwn ? <Note>{t("received", { reference })}</Note> : null;
}

interface PassageProps {
  readonly title: ReactNode;
  readonly lang: string | undefined;
  readonly text: string;
  readonly note?: ReactNode;
}

/** A text as its author wrote it, line by line. */
function Passage({ title, lang, text, note }: PassageProps) {
  return (
    <section className="stack">
      <h2>{title}</h2>
      <p className="whitespace-pre-line" lang={lang} dir="auto">
        {text}
      </p>
      {note && <p className="small soft">{note}</p>}
    </section>
  );
}
