import type { ReactNode } from "react";
import { useTexts } from "#app/language/use-texts.tsx";
import type { By, MessageEvent, RoomEvent } from "../../room-event.ts";

interface AnnouncerProps {
  readonly news: readonly RoomEvent[];
  readonly ownMandate: string;
  readonly officeName: (by: By) => ReactNode;
}

/** More than these at once are told by their number. */
const toldEach = 3;

/**
 * What screen readers say of a room: new messages of others, when there is a pause, and nothing else. The list itself is
 * silent, else older pages, edits and one's own messages would be read out too.
 */
export function Announcer({ news, ownMandate, officeName }: AnnouncerProps) {
  const t = useTexts("room-line");
  const posted = news.filter(
    (event): event is MessageEvent =>
      event.type === "message.posted" && event.message.body !== null && event.by.mandate !== ownMandate,
  );
  return (
    <div role="log" className="visually-hidden">
      {posted.length > toldEach ? (
        <p key={posted.at(-1)?.n}>{t("newBelow", { count: posted.length })}</p>
      ) : (
        posted.map(({ n, by, message }) => (
          <p key={n}>
            {officeName(by)}
            {": "}
            <span lang={message.lang ?? undefined}>{message.body}</span>
          </p>
        ))
      )}
    </div>
  );
}
