import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { UnreadCount } from "./unread-count.tsx";

interface UnreadBarProps {
  readonly room: string;
  readonly unread: number;
  /** The room's last number as the page was made: what came later stays unread. */
  readonly last: number;
}

/** What was unread when the page was opened: the way to where one left off, and a form that ends it. */
export function UnreadBar({ room, unread, last }: UnreadBarProps) {
  const t = useTexts("room-reading");
  const paths = pathsOf(usePageTexts().lang);
  if (unread === 0) return null;
  return (
    <form method="post" action={paths.roomReading(room)} className="link-row room-news">
      <input type="hidden" name="deed" value="read" />
      <input type="hidden" name="upTo" value={last} />
      <span className="count">
        <UnreadCount count={unread} />
      </span>
      <a href={paths.roomUnread(room)}>{t("toFirstUnread")}</a>
      <button>{t("markAllRead")}</button>
    </form>
  );
}
