import { useCallback, useEffect, useRef, useState } from "react";
import type { Waiting } from "../line/room-state.ts";

/** How far from the end still counts as being there, in pixels. */
const near = 80;

/**
 * Keeps a room's end in sight: at the start, unless the address names a message or there is a line of the first unread
 * one, which is then shown, and while the reader is there. `shown` is how many messages stand, `waiting` what stands after
 * them: with the reason below it where it did not go through. `below` says how many came since the reader is elsewhere, `toEnd` leads there.
 */
export function useEndInSight(shown: number, waiting: readonly Pick<Waiting, "refusal">[]) {
  const count = shown + waiting.length;
  const refused = waiting.filter(({ refusal }) => refusal !== null).length;
  const end = useRef<HTMLDivElement>(null);
  const known = useRef(count);
  /** The page has just begun elsewhere: where that is, is only known to React when it has drawn it once more. */
  const beganElsewhere = useRef(false);
  /** How many there were when the reader left the end; null: the reader is there. */
  const [left, setLeft] = useState<number | null>(null);
  const toEnd = useCallback(() => {
    setLeft(null);
    end.current?.scrollIntoView({ block: "end" });
  }, []);
  useEffect(() => {
    const line = document.getElementById("unread");
    const leadsToLine = location.hash === "" && scrollY === 0 && line !== null;
    if (leadsToLine) line.scrollIntoView({ block: "start" });
    const look = () => {
      const bottom = end.current?.getBoundingClientRect().bottom ?? 0;
      const isThere = bottom <= innerHeight + near;
      setLeft((before) => (isThere ? null : (before ?? known.current)));
    };
    if (leadsToLine || location.hash !== "" || scrollY !== 0) {
      beganElsewhere.current = true;
      look();
    }
    addEventListener("scroll", look, { passive: true });
    return () => {
      removeEventListener("scroll", look);
    };
  }, []);
  useEffect(() => {
    known.current = count;
    const isThere = left === null && !beganElsewhere.current;
    beganElsewhere.current = false;
    if (isThere) end.current?.scrollIntoView({ block: "end" });
  }, [count, refused, left]);
  return { end, toEnd, below: left === null ? 0 : Math.max(0, count - left) };
}
