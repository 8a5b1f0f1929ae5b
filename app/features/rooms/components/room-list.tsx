import { EmptyState } from "#app/components/empty-state.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Rows } from "#app/components/rows.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { useFormats, usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { roomName, type RoomLabel } from "./room-name.ts";

interface RoomListProps {
  readonly rooms: readonly (RoomLabel & { readonly lastAt: string | null })[];
  /** Whether one keeps order in the rooms. */
  readonly moderates: boolean;
  /** Whether one opens standing rooms. */
  readonly opensRooms: boolean;
}

/** The rooms one may read: name, for whom, and when something last happened there. */
export function RoomList({ rooms, moderates, opensRooms }: RoomListProps) {
  const t = useTexts("rooms");
  const formats = useFormats();
  const paths = pathsOf(usePageTexts().lang);
  const rows = rooms.map((room) => ({
    key: room.slug,
    href: paths.room(room.slug),
    title: <bdi>{roomName(t, room).text}</bdi>,
    titleLang: roomName(t, room).lang,
    meta: (
      <>
        {t(`audience.${room.audience}`)}
        {" · "}
        {room.lastAt === null ? (
          t("quiet")
        ) : (
          <time dateTime={room.lastAt}>{t("lastAt", { at: formats.dateTime(new Date(room.lastAt)) })}</time>
        )}
      </>
    ),
  }));
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
      {rows.length > 0 ? <Rows rows={rows} /> : <EmptyState title={t("noRooms")} />}
    </div>
  );
}
