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

/** Work on the database, which opens meanwhile: null where the browser does not do it. */
function attempts(opening: Promise<IDBDatabase>) {
  let isOver = false;
  const end = () => {
    isOver = true;
    return null;
  };
  return {
    /** From the first failure on all is null: what is kept is no longer all, and what waits lives with the page. */
    attempt: <T>(work: (database: IDBDatabase) => Promise<T>): Promise<T | null> =>
      isOver ? Promise.resolve(null) : opening.then(work).then((result) => (isOver ? null : result), end),
    end,
  };
}

/** What this person has on its way in this room, kept in the browser's IndexedDB. */
export function keptOutbox(owner: Owner, browser: Browser = thisBrowser()): Outbox {
  const { person, room } = owner;
  const { attempt, end } = attempts(browser.open());
  const tabs = otherTabs(owner, browser);
  return {
    ...keptDraft(owner, attempt),
    ...keptWaiting(owner, attempt, tabs.tell),
    forget: async () => {
      const forgetting = attempt((database) =>
        deleteIn(database, [IDBKeyRange.bound([person], [person, []])]),
      );
      await forgetting.finally(end);
    },
    onChange: (listener) => {
      tabs.hear(listener);
      return () => {
        tabs.leave();
        void attempt((database) => {
          database.close();
          return Promise.resolve();
        });
      };
    },
    inTurn: async (work) => {
      if (!browser.locks) return noOutbox.inTurn(work);
      await browser.locks.request(`${name} ${person} ${room}`, work);
    },
  };
}

/** The person's other tabs in this room: told of what is changed here, and heard. */
function otherTabs(owner: Owner, { Channel }: Browser) {
  let channel: BroadcastChannel | undefined;
  return {
    tell: () => {
      channel?.postMessage(owner);
    },
    hear: (listener: () => void) => {
      channel = Channel && hearOthers(Channel, owner, listener);
    },
    leave: () => {
      channel?.close();
      channel = undefined;
    },
  };
}

type Attempt = ReturnType<typeof attempts>["attempt"];

/** What waits; each change of it is told. */
function keptWaiting(
  owner: Owner,
  attempt: Attempt,
  tell: () => void,
): Pick<Outbox, "list" | "put" | "remove"> {
  const { person, room } = owner;
  const inWaiting = <T>(work: Parameters<typeof within<T>>[2]) =>
    attempt((database) => within(database, stores.waiting, work));
  return {
    list: async () => {
      const rows = await inWaiting<Row[]>((store) => store.getAll(ofRoom(owner)));
      return rows ? rows.sort((a, b) => a.place - b.place).map(({ entry }) => entry) : null;
    },
    put: async (entry) => {
      await inWaiting((store) => putLast(store, owner, entry));
      tell();
    },
    remove: async (key) => {
      await inWaiting((store) => store.delete([person, room, key]));
      tell();
    },
  };
}

function keptDraft({ person, room }: Owner, attempt: Attempt): Pick<Outbox, "findDraft" | "keepDraft"> {
  return {
    findDraft: async () => {
      const row = await attempt((database) =>
        within<DraftRow | undefined>(database, stores.drafts, (store) => store.get([person, room])),
      );
      return row?.draft ?? null;
    },
    keepDraft: async (draft) => {
      await attempt((database) =>
        within(database, stores.drafts, (store) => {
          if (draft === null) store.delete([person, room]);
          else store.put({ person, room, draft } satisfies DraftRow);
          return undefined;
        }),
      );
    },
  };
}

function ofRoom({ person, room }: Owner): IDBKeyRange {
  return IDBKeyRange.bound([person, room], [person, room, []]);
}

async function putLast(store: IDBObjectStore, owner: Owner, entry: Entry): Promise<undefined> {
  const rows = await resultOf(store.getAll(ofRoom(owner)) as IDBRequest<Row[]>);
  const known = rows.find(({ key }) => key === entry.key)?.place;
  const place = known ?? Math.max(0, ...rows.map((row) => row.place)) + 1;
  store.put({ ...owner, key: entry.key, place, entry } satisfies Row);
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
      return undefined;
    });
}
