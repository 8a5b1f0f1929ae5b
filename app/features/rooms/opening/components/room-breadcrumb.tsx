import { Breadcrumb } from "#app/components/breadcrumb.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { roomName, type RoomLabel } from "./room-name.ts";

/** The way back from a page of rooms: to their list, and to the room that the page belongs to. */
export function RoomBreadcrumb({ room }: { readonly room?: RoomLabel }) {
  const t = useTexts("rooms");
  const paths = pathsOf(usePageTexts().lang);
  const crumbs = [{ key: "rooms", href: paths.rooms, label: t("title") }];
  if (room) {
    const { text, lang } = roomName(t, room);
    crumbs.push({ key: "room", href: paths.room(room.slug), label: <bdi lang={lang}>{text}</bdi> });
  }
  return <Breadcrumb label={t.plain("youAreHere")} crumbs={crumbs} />;
}
