import { noOutbox, type Draft, type Entry, type Outbox } from "../outbox.ts";
import { openDatabase, resultOf, stores, within, type OpenDatabase } from "./database.ts";

interface Owner {
  readonly person: string;
  readonly room: string;
}

/** An entry as it is kept: whose and where it is, and its place among the others. */
interface Row extends Owner {
  readonly key: string;
  readonly place: number;
  readonly entry: Entry;
}

interface DraftRow extends Owner {
  readonly draft: Draft;
}

/** What the outbox needs of a browser; where a part is missing it works without. */
export interface Browser {
  readonly open: OpenDatabase;
  readonly locks?: Pick<LockManager, "request"> | undefined;
  readonly Channel?: typeof BroadcastChannel | undefined;
}

const name = "rooms";

function thisBrowser(): Browser {
  return {
    open: openDatabase,
    // On plain http there are none: each tab sends then, and the ids see to it that all is done once.
    locks: (navigator as { locks?: LockManager }).locks,
    Channel: (globalThis as { BroadcastChannel?: typeof BroadcastChannel }).BroadcastChannel,
  };
}

/** What this person has on its way in this room, kept in the browser's IndexedDB. */
export function keptOutbox(owner: Owner, browser: Browser = thisBrowser()): Outbox {
  const { person, room } = owner;
  const database = browser.open();
  database.catch(() => undefined);
  const ofRoom = IDBKeyRange.bound([person, room], [person, room, []]);
  let isOver = false;
  /** Null, where the browser does not do it; from then on what waits lives with the page, for what is kept is no longer all. */
  const attempt = <T>(work: (opened: IDBDatabase) => Promise<T>) =>
    isOver
      ? Promise.resolve(null)
      : database.then(work).catch(() => {
          isOver = true;
          return null;
        });
  let channel: BroadcastChannel | undefined;
  const tell = () => channel?.postMessage(owner);
  return {
    list: async () => {
      const rows = await attempt((opened) =>
        within<Row[]>(opened, stores.waiting, (store) => store.getAll(ofRoom)),
      );
      return rows && !isOver ? rows.sort((a, b) => a.place - b.place).map(({ entry }) => entry) : null;
    },
    put: async (entry) => {
      await attempt((opened) => within(opened, stores.waiting, (store) => putLast(store, owner, entry)));
      tell();
    },
    remove: async (key) => {
      await attempt((opened) => within(opened, stores.waiting, (store) => store.delete([person, room, key])));
      tell();
    },
    findDraft: async () => {
      const row = await attempt((opened) =>
        within<DraftRow | undefined>(opened, stores.drafts, (store) => store.get([person, room])),
      );
      return row?.draft ?? null;
    },
    keepDraft: async (draft) => {
      await attempt((opened) =>
        within(opened, stores.drafts, (store) => {
          if (draft === null) store.delete([person, room]);
          else store.put({ person, room, draft } satisfies DraftRow);
        }),
      );
    },
    forget: async () => {
      const forgetting = attempt((opened) => deleteIn(opened, [IDBKeyRange.bound([person], [person, []])]));
      isOver = true;
      await forgetting;
    },
    onChange: (listener) => {
      channel = browser.Channel && hearOthers(browser.Channel, owner, listener);
      return () => {
        channel?.close();
        channel = undefined;
        void attempt((opened) => Promise.resolve(opened.close()));
      };
    },
    inTurn: async (work) => {
      if (!browser.locks) return noOutbox.inTurn(work);
      await browser.locks.request(`${name} ${person} ${room}`, work);
    },
  };
}

async function putLast(store: IDBObjectStore, { person, room }: Owner, entry: Entry): Promise<void> {
  const rows = await resultOf<Row[]>(store.getAll(IDBKeyRange.bound([person, room], [person, room, []])));
  const known = rows.find(({ key }) => key === entry.key)?.place;
  const place = known ?? Math.max(0, ...rows.map((row) => row.place)) + 1;
  store.put({ person, room, key: entry.key, place, entry } satisfies Row);
}

/** A channel does not hear itself. */
function hearOthers(Channel: typeof BroadcastChannel, { person, room }: Owner, listener: () => void) {
  const channel = new Channel(name);
  channel.onmessage = ({ data }: MessageEvent<Owner>) => {
    if (data.person === person && data.room === room) listener();
  };
  return channel;
}

/** Deletes what others than this person (null: than nobody) left in this browser: they have signed out since, be it on a page without script. */
export async function forgetOthers(person: string | null, open: OpenDatabase = openDatabase): Promise<void> {
  const all = IDBKeyRange.lowerBound([]);
  const others =
    person === null
      ? [all]
      : [IDBKeyRange.upperBound([person], true), IDBKeyRange.lowerBound([person, []], true)];
  try {
    const database = await open();
    await deleteIn(database, others);
    database.close();
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

async function deleteIn(database: IDBDatabase, ranges: readonly IDBKeyRange[]): Promise<void> {
  for (const name of [stores.waiting, stores.drafts])
    await within(database, name, (store) => {
      for (const range of ranges) store.delete(range);
    });
}
