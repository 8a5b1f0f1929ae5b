import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";

interface MarkUnreadProps {
  readonly room: string;
  /** The number of the message from which on the room is unread again. */
  readonly from: number;
}

/** A form that goes back: from this message on the room is unread. */
export function MarkUnread({ room, from }: MarkUnreadProps) {
  const t = useTexts("room-reading");
  const paths = pathsOf(usePageTexts().lang);
  return (
    <form method="post" action={paths.roomReading(room)} className="section">
      <input type="hidden" name="deed" value="unread" />
      <input type="hidden" name="from" value={from} />
      <button className="button button-quiet">{t("markUnread")}</button>
    </form>
  );
}
