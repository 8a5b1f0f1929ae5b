import type { PerKind } from "./kinds.ts";
import { randomUUID } from "node:crypto";
import { everyone, type Deed, type EventRow, type PageRow } from "./rows.ts";

/** Whoever may not write in the room is told so whatever is sent; the others' empty form is wrong. */
const writersOnly: PerKind<number> = { otherwise: 422, visitor: 401, ended: 403, administrator: 403 };
const authors: Deed["may"] = { otherwise: 403, visitor: 401, csco: "done" };

const writers: Deed["may"] = { otherwise: "done", visitor: 401, ended: 403, administrator: 403 };
const leaders: Deed["may"] = { otherwise: 403, visitor: 401, secretariat: "done", chair: "done" };
/** Those who may be asked for comments; of partners the period of the moment asks none. */
const speakers = <T>(value: T) => ({
  ...{ otherwise: 403, visitor: 401 },
  ...{ ofCities: value, ofCountries: value, partners: value },
});

/** The pages of single messages: seen by whoever reads the room, changed by their authors. */
export const messageRows: readonly PageRow[] = [
  {
    route: "$lang.rooms.$slug.messages.$n",
    at: ({ messageNumbers }) => `/rooms/covid-19-response/messages/${String(messageNumbers.open)}`,
    see: everyone(200),
    deeds: [
      { fields: { deed: "edit", body: "Changed." }, may: authors, empty: writersOnly },
      { fields: { deed: "react", emoji: "👍", on: "true" }, may: writers, empty: writersOnly },
      { fields: { deed: "pin", on: "true" }, may: leaders, empty: writersOnly },
    ],
    missing: "/rooms/covid-19-response/messages/99999999",
  },
  {
    route: "$lang.rooms.$slug.messages.$n_.matrix",
    at: ({ messageNumbers }) => `/rooms/covid-19-response/messages/${String(messageNumbers.open)}/matrix`,
    see: speakers(200),
    deeds: [
      {
        fields: { document: "online-portal", version: "1", paragraph: "" },
        may: { ...speakers("done"), partners: 403 },
        empty: { ...speakers(422) },
      },
    ],
    missing: "/rooms/covid-19-response/messages/99999999/matrix",
  },
  {
    route: "$lang.rooms.$slug.messages.$n",
    at: ({ writtenRoom, messageNumbers }) =>
      `/rooms/${writtenRoom}/messages/${String(messageNumbers.members)}`,
    see: { otherwise: 404, members: 200 },
    deeds: [
      {
        fields: { deed: "edit", body: "Changed." },
        may: { otherwise: 404, members: 403, secretariat: "done" },
        empty: { otherwise: 404, members: 422 },
      },
    ],
    missing: "/rooms/none/messages/1",
  },
];

const writing: PerKind<number> = { otherwise: 200, ended: 403, administrator: 403 };

/** Marks on messages and topics: by whoever writes in the room, pins by the Secretariat and the Chair, topics by who started them and those two. */
export const messageEventRows: readonly EventRow[] = [
  {
    event: "room:react",
    of: "a message in a room for everyone",
    send: ({ formMessage }) => ({ room: "covid-19-response", message: formMessage, emoji: "✅", on: true }),
    answer: writing,
  },
  {
    event: "room:react",
    of: "a message in a room for members",
    send: ({ writtenRoom, memberMessage }) => ({
      ...{ room: writtenRoom, message: memberMessage, emoji: "✅", on: true },
    }),
    answer: { otherwise: 404, members: 200 },
  },
  {
    event: "room:pin",
    of: "a message in a room for everyone",
    send: ({ formMessage }) => ({ room: "covid-19-response", message: formMessage, on: false }),
    answer: { otherwise: 403, secretariat: 200, chair: 200 },
  },
  {
    event: "room:topic",
    of: "a topic of Da Nang's CSCO",
    send: ({ topic }) => ({ room: "covid-19-response", topic, answered: true }),
    answer: { otherwise: 403, csco: 200, secretariat: 200, chair: 200 },
  },
  {
    event: "room:topic",
    of: "no topic",
    send: () => ({ room: "covid-19-response", topic: randomUUID(), answered: true }),
    answer: { otherwise: 404, ended: 403, administrator: 403 },
  },
];
