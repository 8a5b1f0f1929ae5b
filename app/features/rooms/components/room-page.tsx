import type { ReactNode } from "react";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { FormErrors } from "#app/frame/form-errors.tsx";
import type { FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { RoomTools } from "../reading/components/room-tools.tsx";
import { RoomViewProvider } from "../reading/components/room-view.tsx";
import { ZoneOfTimes } from "../reading/components/times-in.tsx";
import { UnreadBar } from "../reading/components/unread-bar.tsx";
import { useStretches } from "../reading/components/use-stretches.ts";
import type { RoomReading } from "../reading/following.ts";
import type { RoomState } from "../policy.ts";
import type { By } from "../room-event.ts";
import { HereNowPlace } from "../line/components/here-now.tsx";
import { timelineOf, withEvents, withOlder, type RoomPageEvents } from "../timeline.ts";
import type { Brief } from "../brief.ts";
import { PinnedMessages } from "../messages/components/pinned-messages.tsx";
import { MessageActions } from "../messages/components/message-actions.tsx";
import { ClosedNote } from "../settings/components/closed-note.tsx";
import { TopicTabs } from "../topics/components/topic-tabs.tsx";
import type { Topic } from "../topics/topic.ts";
import { MessageList } from "./message-list.tsx";
import { RoomBreadcrumb } from "../opening/components/room-breadcrumb.tsx";
import { roomName, subjectPath, type RoomLabel } from "../opening/components/room-name.ts";
import { RoomWays, WaysTold } from "./room-ways.tsx";

interface RoomPageProps {
  readonly room: RoomLabel & { readonly state: RoomState };
  readonly page: RoomPageEvents & { readonly newerAfter: number | null };
  /** What the reader has read of it and hears of it. */
  readonly reading: RoomReading;
  readonly mayFollow: boolean;
  /** Whether these are older messages than the last ones. */
  readonly isOlder: boolean;
  readonly isSignedIn: boolean;
  /** Whether one may change what the room is set to. */
  readonly mayArrange: boolean;
  /** Whether one may take its messages along. */
  readonly mayExport: boolean;
  readonly reply: FormReply | undefined;
  /** What messages of the page answer that are not on it. */
  readonly answered: readonly Brief[];
  /** Messages pinned at the head of the room. */
  readonly pins: readonly Brief[];
  readonly topics: readonly Topic[];
  /** The topic that alone is shown. */
  readonly topic: Topic | null;
  readonly officeName: (by: By) => ReactNode;
  /** The live room with its box, for those who may write; else what stands in its place is up to this page. */
  readonly live: ReactNode;
}

/** A room: its name and for whom it is, the way to older messages, the messages, and the box for one's own. */
export function RoomPage(props: RoomPageProps) {
  const { room, page, reading, mayFollow, mayArrange, isOlder, isSignedIn, reply, officeName, live } = props;
  const { topics, topic, mayExport } = props;
  const t = useTexts("rooms");
  const paths = pathsOf(usePageTexts().lang);
  const name = roomName(t, room);
  const { loaded, told, onAnew, follow } = useStretches(paths.room(room.slug), topic?.id);
  const { above, below, olderBefore = page.olderBefore, newerAfter = page.newerAfter } = loaded;
  const ways = { path: paths.room(room.slug), newerAfter, topic: topic?.id, isOlder, onFollow: follow };
  return (
    <div className="wrap page">
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
      <FormErrors reply={reply} />
      <TopicTabs room={room.slug} topics={topics} current={topic} />
      <div className="room-head">
        <RoomTools
          room={room.slug}
          following={mayFollow ? reading : null}
          subject={<ToSubject room={room} />}
        >
          <PinnedMessages pins={props.pins} officeName={officeName} />
          <RoomLinks room={room} mayArrange={mayArrange} mayExport={mayExport} />
        </RoomTools>
        <UnreadBar room={room.slug} unread={reading.unread} last={page.last} />
        <RoomWays
          {...ways}
          olderBefore={olderBefore}
          isLong={live !== null && page.events.length > 5}
          isOpen={room.state === "open"}
        />
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
      {live === null &&
        !isOlder &&
        (room.state === "open" ? (
          <MayNotWrite isSignedIn={isSignedIn} path={paths.room(room.slug)} />
        ) : (
          <ClosedNote state={room.state} reply={reply} />
        ))}
    </div>
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

type RoomLinksProps = Pick<RoomPageProps, "room" | "mayArrange" | "mayExport">;

/** What the room is set to, and its messages as files: folded, as it is rarely wanted. */
function RoomLinks({ room, mayArrange, mayExport }: RoomLinksProps) {
  const t = useTexts("rooms");
  const paths = pathsOf(usePageTexts().lang);
  if (!mayArrange && !mayExport) return null;
  return (
    <details>
      <summary>{t("more")}</summary>
      <p className="link-row">
        {mayArrange && <a href={paths.roomSettings(room.slug)}>{t("settings")}</a>}
        {mayExport && (
          <>
            <a href={paths.roomExport(room.slug, "html")}>{t("exports.html")}</a>
            <a href={paths.roomExport(room.slug, "json")}>{t("exports.json")}</a>
          </>
        )}
      </p>
    </details>
  );
}

function MayNotWrite({ isSignedIn, path }: { readonly isSignedIn: boolean; readonly path: string }) {
  const t = useTexts("rooms");
  const terms = useTexts("terms");
  const paths = pathsOf(usePageTexts().lang);
  return (
    <Note>
      {isSignedIn ? (
        t("mayNotWrite")
      ) : (
        <>
          {t("signInToWrite")} <a href={paths.signInTo(path)}>{terms("sign-in")}</a>
        </>
      )}
    </Note>
  );
}
