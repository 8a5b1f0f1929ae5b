import type { Refusal } from "../refusals.ts";

/** What one does in a room, by the name of its socket event. */
export type Deed = "room:post" | "room:edit" | "room:delete" | "room:react" | "room:pin";

/** Something on its way, or something that did not go through. */
export interface Entry {
  /** Of a message its id; of a change what it changes, so that a later one takes its place. */
  readonly key: string;
  readonly event: Deed;
  readonly payload: Readonly<Record<string, unknown>>;
  /** The mandate it was written under: only under that one it goes out by itself. */
  readonly mandate: string;
  readonly refusal: Refusal | null;
  /** The files of a message, whose ids its payload has, for when it comes back into the box. */
  readonly files?: readonly FileAhead[] | undefined;
}

/** A file that went ahead of its message. */
export interface FileAhead {
  readonly id: string;
  readonly name: string;
}

/** What stands in the box and is not sent, by the names of its fields. */
export type Draft = Readonly<Record<string, string>>;

/**
 * What one person has on its way in one room, as the browser keeps it: over reloads and crashes, for all tabs. Nothing
 * here throws: a browser that keeps nothing gives null, and what waits lives as long as the page.
 */
export interface Outbox {
  /** What waits, in the order in which it was put here; null where nothing is kept. */
  list(): Promise<readonly Entry[] | null>;
  /** Puts the entry after all others; one of the same key keeps its place. */
  put(entry: Entry): Promise<void>;
  remove(key: string): Promise<void>;
  findDraft(): Promise<Draft | null>;
  keepDraft(draft: Draft | null): Promise<void>;
  /** Deletes all that this person has here, in every room, and keeps nothing from now on. */
  forget(): Promise<void>;
  /** Calls back when another tab has changed what waits; gives the function that ends it. */
  onChange(listener: () => void): () => void;
  /** Does the work while no other tab does its own, where the browser can see to that. */
  inTurn(work: () => Promise<void>): Promise<void>;
}

/** Where nothing is kept. */
export const noOutbox: Outbox = {
  list: () => Promise.resolve(null),
  put: () => Promise.resolve(),
  remove: () => Promise.resolve(),
  findDraft: () => Promise.resolve(null),
  keepDraft: () => Promise.resolve(),
  forget: () => Promise.resolve(),
  onChange: () => () => undefined,
  inTurn: (work) => work(),
};

/** What goes out of the entry: with the mandate that it was written under, for it goes out under no other. */
export function payloadOf({ payload, mandate }: Pick<Entry, "payload" | "mandate">): Entry["payload"] {
  return mandate === "" ? payload : { ...payload, as: mandate };
}

/** What a change is known by: the last one of its kind about a message is the one that counts. */
export function changeKey(event: Deed, { message, emoji }: { message: string; emoji?: string }): string {
  return [event, message, emoji].filter(Boolean).join(" ");
}
