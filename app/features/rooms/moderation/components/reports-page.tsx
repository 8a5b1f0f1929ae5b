import type { ReactNode } from "react";
import { EmptyState } from "#app/components/empty-state.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { useFormatsIn } from "#app/language/fallback.tsx";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { useRoomView } from "../../reading/components/room-view.tsx";
import { TimesIn } from "../../reading/components/times-in.tsx";
import { RoomBreadcrumb } from "../../opening/components/room-breadcrumb.tsx";
import { roomName, type RoomLabel } from "../../opening/components/room-name.ts";
import type { By } from "../../room-event.ts";

interface Listed {
  readonly n: number;
  readonly room: RoomLabel;
  readonly by: By;
  /** ISO 8601, UTC. */
  readonly since: string;
  readonly count: number;
  readonly reason: string;
}

interface ReportsPageProps {
  readonly reported: readonly Listed[];
  readonly hidden: readonly Listed[];
  readonly officeName: (by: By) => ReactNode;
}

/** What waits for a moderator, and what has been hidden. */
export function ReportsPage({ reported, hidden, officeName }: ReportsPageProps) {
  const t = useTexts("moderation");
  const { zone } = useRoomView();
  return (
    <div className="wrap page">
      <PageHead compact breadcrumb={<RoomBreadcrumb />} title={t("reports.title")} lead={t("reports.lead")} />
      <section className="stack" aria-labelledby="reported">
        <h2 id="reported">{t("reports.open")}</h2>
        {reported.length === 0 && <EmptyState title={t("reports.none")} />}
        <MessageRows messages={reported} phrase="reports.since" officeName={officeName} />
      </section>
      {hidden.length > 0 && (
        <section className="section stack" aria-labelledby="hidden">
          <h2 id="hidden">{t("reports.hidden")}</h2>
          <MessageRows messages={hidden} phrase="reports.hiddenSince" officeName={officeName} />
        </section>
      )}
      {reported.length + hidden.length > 0 && <TimesIn zone={zone} />}
    </div>
  );
}

interface MessageRowsProps {
  readonly messages: readonly Listed[];
  /** Says since when, with `at` and `count`. */
  readonly phrase: string;
  readonly officeName: (by: By) => ReactNode;
}

function MessageRows({ messages, phrase, officeName }: MessageRowsProps) {
  const t = useTexts("moderation");
  const rooms = useTexts("rooms");
  const formats = useFormatsIn(t, "reports.title");
  const { zone } = useRoomView();
  const paths = pathsOf(usePageTexts().lang);
  return (
    <ul className="rows">
      {messages.map(({ n, room, by, since, count, reason }) => (
        <li key={`${room.slug} ${String(n)}`}>
          <a className="rows-title" href={paths.messageModeration(room.slug, n)}>
            {t("reports.message", { n })},{" "}
            <bdi lang={roomName(rooms, room).lang}>{roomName(rooms, room).text}</bdi>
          </a>
          <p className="small soft">
            {officeName(by)} ·{" "}
            <time dateTime={since}>{t(phrase, { count, at: formats.dateTime(new Date(since), zone) })}</time>
          </p>
          <p className="wrap-anywhere whitespace-pre-line" dir="auto">
            {reason}
          </p>
        </li>
      ))}
    </ul>
  );
}
