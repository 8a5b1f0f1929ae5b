import type { ReactNode } from "react";
import { Breadcrumb } from "#app/components/breadcrumb.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { Facts } from "#app/components/facts.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { TextOrTerm } from "#app/language/fallback.tsx";
import { useFormats, usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import {
  MeetingDate,
  MeetingFormat,
  MeetingName,
  Outcomes,
  SourceLinks,
  useOriginal,
  type Meeting,
} from "./meeting-words.tsx";

interface MeetingPageProps {
  readonly meeting: Meeting;
  /** Whether the reader is one of those its room is for. */
  readonly mayDiscuss: boolean;
}

/** One annual meeting or event: when, where, who chaired, what came of it, its room, and the sources. */
export function MeetingPage({ meeting, mayDiscuss }: MeetingPageProps) {
  const t = useTexts("meetings");
  const terms = useTexts("terms");
  const original = useOriginal();
  const paths = pathsOf(usePageTexts().lang);
  const crumbs = [{ key: "meetings", href: paths.meetings, label: t("title") }];
  return (
    <div className="wrap page">
      <PageHead
        title={<MeetingName meeting={meeting} />}
        breadcrumb={<Breadcrumb label={t.plain("way")} crumbs={crumbs} />}
        aside={<MeetingFacts meeting={meeting} />}
      />
      <div className="stack">
        {meeting.outcomes.length > 0 && (
          <section className="stack">
            <h2>{meeting.kind === "annual-meeting" ? terms("outcome") : t("about")}</h2>
            <div className="prose">
              <Outcomes outcomes={meeting.outcomes} />
            </div>
          </section>
        )}
        {meeting.note !== null && (
          <p className="small soft">
            {t("noted")} <span lang={original}>{meeting.note}</span>
          </p>
        )}
      </div>
      {mayDiscuss && (
        <p className="section">
          <ButtonLink kind="quiet" href={paths.discussion("meeting", meeting.slug)}>
            <TextOrTerm part="meetings" text="discussion" term="discussion-room" />
          </ButtonLink>
        </p>
      )}
      <section className="section stack">
        <h2>
          <TextOrTerm part="meetings" text="sources" term="source" />
        </h2>
        <p>{t(`certainty.${meeting.certainty}`)}</p>
        <SourceLinks sources={meeting.named} />
      </section>
    </div>
  );
}

function MeetingFacts({ meeting }: { readonly meeting: Meeting }) {
  const t = useTexts("meetings");
  const formats = useFormats();
  const original = useOriginal();
  const { place, format, chairCountryCode: chair } = meeting;
  const missing = t("notAvailable");
  const where = place === null ? missing : <span lang={original}>{place}</span>;
  const facts: { key: string; term: ReactNode; value: ReactNode }[] = [
    { key: "date", term: t("date"), value: <MeetingDate meeting={meeting} /> },
  ];
  if (place === null || place !== format) facts.push({ key: "place", term: t("place"), value: where });
  facts.push({
    key: "format",
    term: t("format"),
    value: format === null ? missing : <MeetingFormat format={format} />,
  });
  if (chair !== null) facts.push({ key: "chair", term: t("chair"), value: formats.country(chair) });
  return <Facts facts={facts} />;
}
