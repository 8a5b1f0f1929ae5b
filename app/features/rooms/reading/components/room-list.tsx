import type { ReactNode } from "react";
import { EmptyState } from "#app/components/empty-state.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Tag } from "#app/components/tag.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { useFormats, usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { roomName, type RoomLabel } from "../../opening/components/room-name.ts";
import type { Hears } from "../following.ts";
import { TimesIn } from "./times-in.tsx";
import { UnreadCount } from "./unread-count.tsx";

interface ListedRoom extends RoomLabel {
  readonly state: string;
  /** When something last happened there: ISO 8601, UTC; null: nothing yet. */
  readonly lastAt: string | null;
  readonly unread: number;
  readonly mentions: number;
  readonly following: Hears;
  /** The first words of the last message that stands. */
  readonly excerpt: { readonly text: string; readonly lang: string | null } | null;
}

interface RoomRowsProps {
  readonly rooms: readonly ListedRoom[];
  /** The zone times are said in. */
  readonly zone: string;
}

interface RoomListProps extends RoomRowsProps {
  /** Whether the reader looks after the rooms. */
  readonly moderates: boolean;
  readonly opensRooms: boolean;
}

/** The rooms one may read, those open first: what is unread in each, and what was said last. */
export function RoomList({ rooms, zone, moderates, opensRooms }: RoomListProps) {
  const t = useTexts("rooms");
  const reading = useTexts("room-reading");
  const paths = pathsOf(usePageTexts().lang);
  const of = (state: string) => rooms.filter((room) => room.state === state);
  return (
    <div className="wrap page">
      <PageHead title={t("title")} lead={t("lead")}>
        {moderates && (
          <p className="link-row">
            <a href={paths.roomReports}>{t("toReports")}</a>
            {opensRooms && <a href={paths.newRoom}>{t("openRoom")}</a>}
          </p>
        )}
      </PageHead>
      {rooms.length === 0 && <EmptyState title={t("noRooms")} />}
      <RoomRows rooms={of("open")} zone={zone} />
      <RoomRows rooms={of("closed")} zone={zone} title={reading("closedRooms")} />
      <RoomRows rooms={of("archived")} zone={zone} title={reading("archivedRooms")} />
      {rooms.length > 0 && <TimesIn zone={zone} />}
    </div>
  );
}

function RoomRows({ rooms, zone, title }: RoomRowsProps & { readonly title?: ReactNode }) {
  if (rooms.length === 0) return null;
  return (
    <section className={title ? "section" : undefined}>
      {title && <h2>{title}</h2>}
      <ul className="rows">
        {rooms.map((room) => (
          <RoomRow key={room.slug} room={room} zone={zone} />
        ))}
      </ul>
    </section>
  );
}

function RoomRow({ room, zone }: { readonly room: ListedRoom; readonly zone: string }) {
  const t = useTexts("rooms");
  const formats = useFormats();
  const paths = pathsOf(usePageTexts().lang);
  const name = roomName(t, room);
  return (
    <li>
      <a className="rows-title" href={paths.room(room.slug)}>
        <bdi lang={name.lang}>{name.text}</bdi>
        {hasNews(room) && (
          <>
            {" "}
            <span className="count">
              <UnreadCount count={room.unread} />
            </span>
          </>
        )}
      </a>
      {room.excerpt && (
        <p className="room-list-excerpt" lang={room.excerpt.lang ?? undefined} dir="auto">
          {room.excerpt.text}
        </p>
      )}
      <p className="small soft">
        {t(`audience.${room.audience}`)}
        {" · "}
        {room.lastAt === null ? (
          t("quiet")
        ) : (
          <time dateTime={room.lastAt}>
            {t("lastAt", { at: formats.dateTime(new Date(room.lastAt), zone) })}
          </time>
        )}
      </p>
      <RoomNews room={room} />
    </li>
  );
}

const hasNews = ({ unread, following }: ListedRoom) => unread > 0 && following !== "nothing";

/** What is new for the reader: a muted room says only that it is muted. */
function RoomNews({ room: { slug, unread, mentions, following } }: { readonly room: ListedRoom }) {
  const t = useTexts("room-reading");
  const paths = pathsOf(usePageTexts().lang);
  if (following === "nothing")
    return (
      <div className="tag-row">
        <Tag>{t("mutedRoom")}</Tag>
      </div>
    );
  if (unread === 0) return null;
  return (
    <p className="link-row">
      {mentions > 0 && <strong>{t("mentions", { count: mentions })}</strong>}
      <a href={paths.roomUnread(slug)}>{t("toFirstUnread")}</a>
    </p>
  );
}
