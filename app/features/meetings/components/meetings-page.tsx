import { PageHead } from "#app/components/page-head.tsx";
import { Rows } from "#app/components/rows.tsx";
import { Thread, ThreadItem } from "#app/components/thread.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { TextOrTerm, useFormatsIn } from "#app/language/fallback.tsx";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { ChairsTable, ShepherdsTable, type Chair, type Shepherd } from "./duties.tsx";
import {
  MeetingDate,
  MeetingFormat,
  MeetingName,
  Outcomes,
  SourceLinks,
  useOriginal,
  type Meeting,
} from "./meeting-words.tsx";

interface MeetingsPageProps {
  /** Annual meetings and other events, the latest first. */
  readonly meetings: readonly Meeting[];
  readonly chairs: readonly Chair[];
  readonly shepherds: readonly Shepherd[];
}

/** The annual meetings on their line, the other events, and who chaired and shepherded the network. */
export function MeetingsPage({ meetings, chairs, shepherds }: MeetingsPageProps) {
  const t = useTexts("meetings");
  const annual = meetings.filter((meeting) => meeting.kind === "annual-meeting");
  const others = meetings.filter((meeting) => meeting.kind !== "annual-meeting");
  return (
    <div className="wrap page">
      <PageHead title={t("title")} lead={t("lead")} />
      <section className="stack">
        <h2>
          <TextOrTerm part="meetings" text="annualMeetings" term="annual-meeting" />
        </h2>
        <Thread label={t.plain("annualLine")}>
          {annual.map((meeting) => (
            <AnnualMeeting key={meeting.slug} meeting={meeting} />
          ))}
        </Thread>
      </section>
      <section className="section">
        <h2>{t("others")}</h2>
        <Events events={others} />
      </section>
      <section className="section">
        <h2>{t("duties")}</h2>
        <div className="stack">
          <ChairsTable chairs={chairs} />
          <ShepherdsTable shepherds={shepherds} />
        </div>
      </section>
    </div>
  );
}

function AnnualMeeting({ meeting }: { readonly meeting: Meeting }) {
  const t = useTexts("meetings");
  const formats = useFormatsIn(t, "chairedBy");
  const paths = pathsOf(usePageTexts().lang);
  const original = useOriginal();
  const { chairCountryCode: chair, place, format, outcomes, named } = meeting;
  return (
    <ThreadItem
      id={meeting.slug}
      who={
        <a href={`${paths.meetings}/${meeting.slug}`}>
          <MeetingName meeting={meeting} />
        </a>
      }
      where={place === format ? null : <span lang={original}>{place}</span>}
      when={<MeetingDate meeting={meeting} />}
      tags={
        <span className="soft">
          <MeetingFormat format={format} />
          {chair !== null && (
            <>
              {format !== null && " · "}
              {t("chairedBy", { country: formats.country(chair) })}
            </>
          )}
        </span>
      }
      actions={<SourceLinks sources={named} />}
    >
      <Outcomes outcomes={outcomes} />
    </ThreadItem>
  );
}

function Events({ events }: { readonly events: readonly Meeting[] }) {
  const paths = pathsOf(usePageTexts().lang);
  const original = useOriginal();
  return (
    <Rows
      rows={events.map((event) => ({
        key: event.slug,
        title: <MeetingName meeting={event} />,
        href: `${paths.meetings}/${event.slug}`,
        meta: (
          <>
            <MeetingDate meeting={event} />
            {event.place !== null && (
              <>
                {" · "}
                <span lang={original}>{event.place}</span>
              </>
            )}
          </>
        ),
      }))}
    />
  );
}
