import { useEffect, useState, type ReactNode } from "react";
import { useTexts } from "#app/language/use-texts.tsx";
import type { By, MessageEvent, RoomEvent } from "../../room-event.ts";

interface AnnouncerProps {
  readonly news: readonly RoomEvent[];
  readonly ownMandate: string;
  readonly officeName: (by: By) => ReactNode;
}

/** More than these at once are told by their number. */
const toldEach = 3;
/** How long what is to be said stands there, in milliseconds: whoever reads the page on comes to the messages themselves. */
const saidWithin = 3_000;

/**
 * What screen readers say of a room: new messages of others, when there is a pause, and nothing else. The list itself is
 * silent, else older pages, edits and one's own messages would be read out too.
 */
export function Announcer({ news, ownMandate, officeName }: AnnouncerProps) {
  const t = useTexts("room-line");
  const [past, setPast] = useState(news);
  useEffect(() => {
    const timer = setTimeout(() => {
      setPast(news);
    }, saidWithin);
    return () => {
      clearTimeout(timer);
    };
  }, [news]);
  const posted = (news === past ? [] : news).filter(
    (event): event is MessageEvent =>
      event.type === "message.posted" && event.message.body !== null && event.by.mandate !== ownMandate,
  );
  return (
    <div role="log" className="visually-hidden">
      {posted.length > toldEach ? (
        <div key={posted.at(-1)?.n}>{t("newBelow", { count: posted.length })}</div>
      ) : (
        posted.map(({ n, by, message }) => (
          <div key={n}>
            {officeName(by)}
            {": "}
            <span lang={message.lang ?? undefined}>{message.body}</span>
          </div>
        ))
      )}
    </div>
  );
}
