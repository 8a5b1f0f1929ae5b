import { useEffect, useRef, useState, type RefObject } from "react";
import type { RoomState } from "../../line/room-state.ts";
import type { RoomPageEvents } from "../../timeline.ts";
import { useRoomView } from "./room-view.tsx";

/** How long the end must have been in sight, and the least between two marks, in milliseconds. */
const atFirst = 1_000;
const between = 5_000;

/** Marks the room read while its `end` is in sight of someone whose tab is: now and then, not for each message. */
export function useReadMark(
  end: RefObject<HTMLElement>,
  page: Pick<RoomPageEvents, "last">,
  { link, timeline: { last: upTo } }: Pick<RoomState, "link" | "timeline">,
  mark: (upTo: number) => void,
): void {
  const isLive = link === "live";
  const known = useRef(upTo);
  // Where nothing was unread, nothing has to be told.
  const marked = useRef(useRoomView().firstUnread === null ? page.last : 0);
  const isInSight = useInSight(end);
  useEffect(() => {
    known.current = upTo;
  }, [upTo]);
  useEffect(() => {
    if (!isInSight || !isLive) return;
    const tell = () => {
      if (known.current <= marked.current) return;
      marked.current = known.current;
      mark(known.current);
    };
    const first = setTimeout(tell, atFirst);
    const timer = setInterval(tell, between);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [isInSight, isLive, mark]);
}

/** Whether an element is in sight, in a tab that is. */
function useInSight(element: RefObject<HTMLElement>): boolean {
  const [isInView, setIsInView] = useState(false);
  const [isShown, setIsShown] = useState(false);
  useEffect(() => {
    const look = () => {
      setIsShown(document.visibilityState === "visible");
    };
    const observer = new IntersectionObserver((entries) => {
      setIsInView(entries.at(-1)?.isIntersecting ?? false);
    });
    look();
    if (element.current) observer.observe(element.current);
    document.addEventListener("visibilitychange", look);
    return () => {
      observer.disconnect();
      document.removeEventListener("visibilitychange", look);
    };
  }, [element]);
  return isInView && isShown;
}
