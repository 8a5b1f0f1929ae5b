import fc from "fast-check";
import type { MessageEvent, MessageNow, RoomEvent } from "#app/features/rooms/room-event.ts";
import { by } from "./room-by.ts";

export interface Deed {
  readonly n: number;
  readonly type: (typeof types)[Kind];
  /** 0 for none. */
  readonly message: number;
}

const types = {
  post: "message.posted",
  edit: "message.edited",
  delete: "message.deleted",
  react: "message.reacted",
  hide: "message.hidden",
  pin: "message.pinned",
  topic: "topic.changed",
  room: "room.changed",
} as const;
export type Kind = keyof typeof types;

/** What deeds of a room make of its messages, told by the rules of the server alone. */
export function roomOf(choices: readonly { kind: Kind; which: number }[]): Deed[] {
  const deeds: Deed[] = [];
  const posted: number[] = [];
  for (const { kind, which } of choices) {
    const n = deeds.length + 1;
    const target = posted[which % Math.max(1, posted.length)];
    if (kind === "topic" || kind === "room") deeds.push({ n, type: types[kind], message: 0 });
    else if (kind === "post" || target === undefined) {
      posted.push(n);
      deeds.push({ n, type: "message.posted", message: n });
    } else deeds.push({ n, type: types[kind], message: target });
  }
  return deeds;
}

/** Message `message` as someone reads it when `deeds` is all that has happened: hiding and pinning go on and off. */
export function messageNow(deeds: readonly Deed[], message: number): MessageNow {
  const about = deeds.filter((deed) => deed.message === message);
  const count = (type: Deed["type"]) => about.filter((deed) => deed.type === type).length;
  const deleted = count("message.deleted") > 0;
  const hidden = count("message.hidden") % 2 === 1;
  const asOf = about.at(-1)!.n;
  const body = deleted || hidden ? null : `${message} as of ${asOf}`;
  const mandates = Array.from({ length: count("message.reacted") }, (_, index) => `m-${index}`);
  return {
    ...{ id: `id-${message}`, n: message, asOf, body, html: body, lang: "en", replyTo: null, topic: null },
    ...{ replyN: null, reactions: [{ emoji: "👍", mandates }], cards: [], files: [], hidden, deleted },
    ...{ edited: count("message.edited") > 0, pinned: !deleted && count("message.pinned") % 2 === 1 },
  };
}

/** Event `n` as someone reads it when `deeds` is all that has happened. */
export function read(deeds: readonly Deed[], n: number): RoomEvent {
  const { type, message } = deeds[n - 1]!;
  const happened = { n, at: `2026-11-21T00:00:${String(n % 60).padStart(2, "0")}.000Z`, by };
  if (type === "room.changed") return { ...happened, type, message: null };
  const topic = { id: "t", title: `T ${n}`, answered: false };
  if (type === "topic.changed") return { ...happened, type, message: null, topic };
  return { ...happened, type, message: messageNow(deeds, message) };
}

export const numbers = (deeds: readonly Deed[]) => deeds.map(({ n }) => n);

/** What the head of the room shows. */
export const pinsOf = (deeds: readonly Deed[]) =>
  deeds
    .filter(({ type }) => type === "message.posted")
    .map(({ n }) => messageNow(deeds, n))
    .filter(({ pinned, body }) => pinned && body !== null)
    .map(({ n, body }) => ({ n, body }));

/** The page as the server renders it: the last `size` messages. */
export function pageOf(deeds: readonly Deed[], size: number) {
  const posts = deeds.filter(({ type }) => type === "message.posted");
  const shown = posts.slice(-size).map(({ n }) => read(deeds, n) as MessageEvent);
  const olderBefore = posts.length > size ? (shown[0]?.n ?? null) : null;
  return { events: shown, last: deeds.length, olderBefore, pins: pinsOf(deeds) };
}

export const choices = fc.array(
  fc.record({
    kind: fc.constantFrom<Kind>("post", "post", ...(Object.keys(types) as Kind[])),
    which: fc.nat(50),
  }),
  { maxLength: 40 },
);
