import { useCallback, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { Brief } from "../../brief.ts";
import type { MessageEvent } from "../../room-event.ts";
import type { RoomStretch } from "../stretch.ts";
import { askStretch } from "./ask-stretch.ts";

interface Loaded {
  /** Messages loaded before and after those of the page. */
  readonly above: readonly MessageEvent[];
  readonly below: readonly MessageEvent[];
  readonly answered: readonly Brief[];
  /** Where the next ones are; undefined while none were loaded on that side. */
  readonly olderBefore?: number | null;
  readonly newerAfter?: number | null;
}

const nothing: Loaded = { above: [], below: [], answered: [] };

/** What was loaded last, to be said; `count` null: it could not be. */
export interface Told {
  readonly side: Side;
  readonly count: number | null;
}

type Side = "older" | "newer";

/** Follows the way to older or newer messages without leaving the page; `n` is the number before or after which they are. */
export type FollowWay = (side: Side, n: number) => void;

/** Further messages of a room, put in above and below those of the page of this path; the reader's place is kept. */
export function useStretches(path: string, topic: string | undefined) {
  const [loaded, setLoaded] = useState(nothing);
  const [told, setTold] = useState<Told | null>(null);
  const [isReady, setIsReady] = useState(false);
  const isAsking = useRef(false);
  useEffect(() => {
    setIsReady(true);
  }, []);
  const onAnew = useCallback(() => {
    setLoaded(nothing);
  }, []);
  const follow: FollowWay = (side, n) => {
    if (isAsking.current) return;
    isAsking.current = true;
    const where = { [side === "older" ? "before" : "after"]: String(n) };
    void askStretch(path, topic === undefined ? where : { ...where, topic }).then((stretch) => {
      isAsking.current = false;
      if (stretch)
        putIn(side, stretch, () => {
          setLoaded((before) => withStretch(before, side, stretch));
        });
      setTold({ side, count: stretch?.events.length ?? null });
    });
  };
  return { loaded, told, onAnew, follow: isReady ? follow : undefined };
}

function withStretch(loaded: Loaded, side: Side, { events, ...stretch }: RoomStretch): Loaded {
  const answered = [...loaded.answered, ...stretch.answered];
  return side === "older"
    ? { ...loaded, answered, above: [...events, ...loaded.above], olderBefore: stretch.olderBefore }
    : { ...loaded, answered, below: [...loaded.below, ...events], newerAfter: stretch.newerAfter };
}

/** Shows the messages without moving those in sight; the focus goes to where they meet, so that one reads on from there. */
function putIn(side: Side, { events }: RoomStretch, show: () => void): void {
  const first = document.querySelector<HTMLElement>("main .thread-item[id]");
  const top = first?.getBoundingClientRect().top ?? 0;
  flushSync(show);
  if (side === "older" && first)
    scrollBy({ top: first.getBoundingClientRect().top - top, behavior: "instant" });
  const meeting = side === "older" ? first : document.getElementById(`m-${String(events[0]?.n)}`);
  meeting?.setAttribute("tabindex", "-1");
  meeting?.focus({ preventScroll: true });
}
