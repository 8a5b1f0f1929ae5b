import type { ReactNode } from "react";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { FormErrors } from "#app/frame/form-errors.tsx";
import type { FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { Brief } from "../brief.ts";
import { HereNowPlace } from "../line/components/here-now.tsx";
import { MessageActions } from "../messages/components/message-actions.tsx";
import { PinnedMessages } from "../messages/components/pinned-messages.tsx";
import { RoomBreadcrumb } from "../opening/components/room-breadcrumb.tsx";
import { roomName, subjectPath, type RoomLabel } from "../opening/components/room-name.ts";
import type { RoomState } from "../policy.ts";
import { RoomTools } from "../reading/components/room-tools.tsx";
import { RoomViewProvider } from "../reading/components/room-view.tsx";
import { ZoneOfTimes } from "../reading/components/times-in.tsx";
import { UnreadBar } from "../reading/components/unread-bar.tsx";
import { useStretches } from "../reading/components/use-stretches.ts";
import type { RoomReading } from "../reading/following.ts";
import type { By } from "../room-event.ts";
import { ClosedNote } from "../settings/components/closed-note.tsx";
import { timelineOf, withEvents, withOlder, type RoomPageEvents } from "../timeline.ts";
import { TopicTabs } from "../topics/components/topic-tabs.tsx";
import type { Talk } from "../topics/topic.ts";
import { MessageList } from "./message-list.tsx";
import { RoomWays, WaysTold } from "./room-ways.tsx";

export interface RoomPageProps {
  readonly room: RoomLabel & { readonly state: RoomState };
  readonly page: RoomPageEvents & {
    readonly newerAfter: number | null;
    /** Messages pinned at the head of the room. */
    readonly pins: readonly Brief[];
  };
  /** What the reader has read of it and hears of it. */
  readonly reading: RoomReading;
  /** Whether these are older messages than the last ones. */
  readonly isOlder: boolean;
  readonly isSignedIn: boolean;
  /** Whether one may follow it, change what it is set to, and take its messages along. */
  readonly can: Readonly<Record<"follow" | "settings" | "export", boolean>>;
  /** The mandate one acts under. */
  readonly mandate: string | null;
  readonly reply: FormReply | undefined;
  /** What messages of the page answer that are not on it. */
  readonly answered: readonly Brief[];
  readonly talk: Pick<Talk, "topics" | "topic">;
  readonly officeName: (by: By) => ReactNode;
  /** The live room with its box, for those who may write; else what stands in its place is up to this page. */
  readonly live: ReactNode;
}

/** A room: its name and for whom it is, the way to older messages, the messages, and the box for one's own. */
export function RoomPage(props: RoomPageProps) {
  const { room, page, reading, isOlder, reply, officeName, live } = props;
  const { topics, topic } = props.talk;
  const path = pathsOf(usePageTexts().lang).room(room.slug);
  const { loaded, told, onAnew, follow } = useStretches(path, topic?.id);
  const { above, below, olderBefore = page.olderBefore, newerAfter = page.newerAfter } = loaded;
  const ways = { path, newerAfter, topic: topic?.id, isOlder, onFollow: follow };
  const isLong = live !== null && page.events.length > 5;
  return (
    <div className="wrap page">
      <RoomHead room={room} reading={reading} />
      <ClosedSign state={room.state} />
      <FormErrors reply={reply} />
      <TopicTabs room={room.slug} topics={topics} current={topic} mandate={props.mandate} />
      <div className="room-head">
        <Tools {...props} />
        <UnreadBar room={room.slug} unread={reading.unread} last={page.last} />
        <RoomWays {...ways} {...{ olderBefore, isLong }} isOpen={room.state === "open" && !reading.barred} />
        <WaysTold told={told} />
      </div>
      <RoomViewProvider
        zone={reading.zone}
        firstUnread={reading.firstUnread}
        answered={[...props.answered, ...loaded.answered]}
        {...{ above, onAnew }}
      >
        {live ?? (
          <MessageList
            timeline={withOlder(withEvents(timelineOf(page), below), above)}
            officeName={officeName}
            actionsOf={(message) => (
              <MessageActions room={room.slug} message={message} topics={topics} topic={topic?.id} />
            )}
          />
        )}
      </RoomViewProvider>
      {isOlder && <RoomWays {...ways} />}
      {live === null && !isOlder && <NoBox {...props} />}
    </div>
  );
}

/** What the room is called, who follows it, for whom it is, and in which zone its times are. */
function RoomHead({ room, reading }: Pick<RoomPageProps, "room" | "reading">) {
  const t = useTexts("rooms");
  const name = roomName(t, room);
  return (
    <PageHead
      compact
      title={<bdi>{name.text}</bdi>}
      titleLang={name.lang}
      lead={
        <>
          <Followers count={reading.followers} />
          {t(`audience.${room.audience}`)} · <ZoneOfTimes zone={reading.zone} />
          <HereNowPlace />
        </>
      }
      breadcrumb={<RoomBreadcrumb />}
    />
  );
}

/** Said before the messages, too: nobody reads to the end of a long room to learn that it is closed. */
function ClosedSign({ state }: Pick<RoomPageProps["room"], "state">) {
  const t = useTexts("rooms");
  return state === "open" ? null : <Note isNotice>{t(`state.${state}`)}</Note>;
}

/** What one may do with the room as a whole, folded. */
function Tools({ room, page, reading, can, officeName }: RoomPageProps) {
  return (
    <RoomTools room={room.slug} following={can.follow ? reading : null} subject={<ToSubject room={room} />}>
      <PinnedMessages pins={page.pins} officeName={officeName} />
      <RoomLinks room={room} can={can} />
    </RoomTools>
  );
}

function Followers({ count }: { readonly count: number }) {
  const t = useTexts("room-reading");
  return count === 0 ? null : <>{t("followers", { count })} · </>;
}

/** The way back to what the room is about. */
function ToSubject({ room }: Pick<RoomPageProps, "room">) {
  const t = useTexts("rooms");
  const subject = subjectPath(pathsOf(usePageTexts().lang), room);
  return subject === null ? null : <a href={subject}>{t(`to.${room.kind}`)}</a>;
}

/** What the room is set to, and its messages as files: folded, as it is rarely wanted. */
function RoomLinks({ room, can }: Pick<RoomPageProps, "room" | "can">) {
  const t = useTexts("rooms");
  const paths = pathsOf(usePageTexts().lang);
  if (!can.settings && !can.export) return null;
  return (
    <details>
      <summary>{t("more")}</summary>
      <p className="link-row">
        {can.settings && <a href={paths.roomSettings(room.slug)}>{t("settings")}</a>}
        {can.export && (
          <>
            <a href={paths.roomExport(room.slug, "html")}>{t("exports.html")}</a>
            <a href={paths.roomExport(room.slug, "json")}>{t("exports.json")}</a>
          </>
        )}
      </p>
    </details>
  );
}

/** What stands in the place of the box for whom there is none: that the room is closed, or who may write. */
function NoBox({ room, reply, isSignedIn }: Pick<RoomPageProps, "room" | "reply" | "isSignedIn">) {
  const t = useTexts("rooms");
  const terms = useTexts("terms");
  const paths = pathsOf(usePageTexts().lang);
  if (room.state !== "open") return <ClosedNote state={room.state} reply={reply} />;
  if (isSignedIn) return <Note>{t("mayNotWrite")}</Note>;
  return (
    <Note>
      {t("signInToWrite")} <a href={paths.signInTo(paths.room(room.slug))}>{terms("sign-in")}</a>
    </Note>
  );
}
