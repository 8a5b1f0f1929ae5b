import { randomUUID } from "node:crypto";
import type { PerKind } from "./kinds.ts";
import type { EventRow, MachineRow, PageRow } from "./rows.ts";
import type { Scene } from "./scene.ts";

/** A room for members is apart: nothing of it is given under any address of its own, nor by way of another room. */
const membersAlone: PerKind<number> = { otherwise: 404, members: 200 };
const open = "covid-19-response";
/** Cities and countries, which are asked for comments; other members see the message and bring it nowhere. */
const speakers = <T>(value: T) => ({ otherwise: 404, members: 403, ofCities: value, ofCountries: value });

/** The messages of a members' room under every address that shows one of them, and as a file. */
export const apartRows: readonly PageRow[] = [
  {
    route: "$lang.rooms.$slug._index",
    at: ({ writtenRoom, messageNumbers: { members } }) => `/rooms/${writtenRoom}?reply=${String(members)}`,
    see: membersAlone,
    deeds: [
      {
        fields: ({ memberMessage }) => ({ id: randomUUID(), body: "Answering.", replyTo: memberMessage }),
        may: { otherwise: 404, members: "done" },
        empty: { otherwise: 404, members: 422 },
      },
    ],
    missing: "/rooms/none?reply=1",
  },
  {
    route: "$lang.rooms.$slug.search",
    at: ({ writtenRoom }) => `/rooms/${writtenRoom}/search?q=secretariat`,
    see: membersAlone,
    missing: "/rooms/none/search?q=secretariat",
  },
  {
    route: "$lang.rooms.$slug.messages.$n_.matrix",
    at: ({ writtenRoom, messageNumbers }) =>
      `/rooms/${writtenRoom}/messages/${String(messageNumbers.members)}/matrix`,
    see: speakers(200),
    deeds: [
      {
        fields: { document: "online-portal", version: "1", paragraph: "" },
        may: speakers("done"),
        empty: speakers(422),
      },
    ],
    missing: "/rooms/none/messages/1/matrix",
  },
];

export const apartMachineRows: readonly MachineRow[] = (["json", "html"] as const).map((kind) => ({
  path: "/:lang/rooms/:slug/:file{export\\.(?:json|html)}",
  at: ({ writtenRoom }: Scene) => `/en/rooms/${writtenRoom}/export.${kind}`,
  see: membersAlone,
}));

/** Who writes in the open room is told that it has no such message; who does not is told so first. */
const isNotThere: PerKind<number> = { otherwise: 404, ended: 403, administrator: 403 };

const changes: readonly (readonly [event: string, change: object])[] = [
  ["room:edit", { body: "Changed from elsewhere." }],
  ["room:delete", {}],
  ["room:react", { emoji: "👀", on: true }],
  ["room:pin", { on: true }],
];

export const apartEvents: readonly EventRow[] = [
  ...changes.map(([event, change]) => ({
    event,
    of: "a members' message, by way of the open room",
    send: ({ memberMessage }: Scene) => ({ room: open, message: memberMessage, ...change }),
    answer: isNotThere,
  })),
  {
    event: "room:post",
    of: "a message written under another mandate",
    send: () => ({ room: open, as: randomUUID(), id: randomUUID(), body: "In another name." }),
    answer: { otherwise: 409 },
  },
  {
    event: "room:edit",
    of: "a members' message",
    send: ({ writtenRoom, memberMessage }) => ({
      ...{ room: writtenRoom, message: memberMessage, body: "Changed by socket." },
    }),
    answer: { otherwise: 404, members: 403, secretariat: 200 },
  },
  {
    event: "room:pin",
    of: "a members' message",
    send: ({ writtenRoom, memberMessage }) => ({ room: writtenRoom, message: memberMessage, on: false }),
    answer: { otherwise: 404, members: 403, secretariat: 200, chair: 200 },
  },
  {
    event: "room:topic",
    of: "a topic of another room",
    send: ({ writtenRoom, topic }) => ({ room: writtenRoom, topic, answered: true }),
    answer: { otherwise: 404 },
  },
  {
    event: "room:post",
    of: "an answer to a members' message, in the open room",
    send: ({ memberMessage }) => ({
      ...{ room: open, id: randomUUID(), body: "Answering.", replyTo: memberMessage },
    }),
    answer: { otherwise: 422, ended: 403, administrator: 403 },
  },
  {
    event: "room:post",
    of: "a message of another room's topic",
    send: ({ writtenRoom, topic }) => ({ room: writtenRoom, id: randomUUID(), body: "In it.", topic }),
    answer: { otherwise: 404, members: 422 },
  },
];
