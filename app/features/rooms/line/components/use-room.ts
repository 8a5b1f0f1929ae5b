import { useEffect, useState, useSyncExternalStore } from "react";
import { catchUpTo } from "./catch-up.ts";
import { connectRooms } from "./room-connection.ts";
import { RoomStore } from "./room-store.ts";
import type { RoomPageEvents } from "../../timeline.ts";
import { noOutbox, type Outbox } from "../outbox.ts";
import { keptOutbox } from "./kept-outbox.ts";
import { sendByForm } from "./send-by-form.ts";

interface RoomInUse {
  readonly room: string;
  /** Of the room's page. */
  readonly path: string;
  readonly lang: string;
  readonly page: RoomPageEvents;
  readonly person: string;
  readonly mandate: string;
  /** Loads the page again, where no live line gets through, or after the room itself has changed. */
  readonly onPoll: () => void;
}

/** How often the page is loaded again where no live line gets through, in milliseconds. */
const pollEvery = 15_000;

/** The room's store and outbox, open as long as the page shows it, and its state. */
export function useRoom({ room, path, lang, page, person, mandate, onPoll }: RoomInUse) {
  const [store] = useState(() => new RoomStore({ room, lang, page, mandate }));
  const [outbox, setOutbox] = useState<Outbox>(noOutbox);
  const state = useSyncExternalStore(store.subscribe, store.get, store.get);
  useEffect(() => {
    const kept = keptOutbox({ person, room });
    setOutbox(kept);
    return store.open(connectRooms, {
      outbox: kept,
      byForm: async (entry) => {
        const answer = await sendByForm(entry);
        if (answer.ok) onPoll();
        return answer;
      },
    });
  }, [store, person, room, onPoll]);
  useEffect(() => {
    store.load(page);
  }, [store, page]);
  const isBehind = state.link === "blocked" && state.timeline.last < page.last;
  useEffect(() => {
    // Also after a page that was loaded while this was asked for in vain.
    if (isBehind) void catchUpTo(page.last, store, path);
  }, [isBehind, page, store, path]);
  const isOutdated = state.timeline.changed > page.last;
  useEffect(() => {
    // Also after a page that was loaded while more happened: it is outdated as the one before was.
    if (isOutdated) onPoll();
  }, [isOutdated, page, onPoll]);
  usePoll(state.link === "blocked", onPoll);
  return { store, state, outbox };
}

function usePoll(isWanted: boolean, onPoll: () => void): void {
  useEffect(() => {
    if (!isWanted) return;
    const timer = setInterval(onPoll, pollEvery);
    return () => {
      clearInterval(timer);
    };
  }, [isWanted, onPoll]);
}
