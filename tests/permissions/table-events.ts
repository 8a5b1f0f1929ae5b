import { randomUUID } from "node:crypto";
import type { PerKind } from "./kinds.ts";
import type { EventRow } from "./rows.ts";
import type { Scene } from "./scene.ts";

const open = () => "covid-19-response";
const missing = () => "none";
const partners = () => "partner-proposals";
const invited = ({ invitedRoom }: Scene) => invitedRoom;
const forMembers = ({ membersRoom }: Scene) => membersRoom;

/** Who reads each room, and who writes in it: who may not read is told that there is none. */
const rooms: readonly (readonly [
  name: string,
  room: (scene: Scene) => string,
  read: PerKind<number>,
  write: PerKind<number>,
])[] = [
  ["everyone", open, { otherwise: 200 }, { otherwise: 200, ended: 403, administrator: 403 }],
  [
    "members and partners",
    partners,
    { otherwise: 404, members: 200, partners: 200 },
    { otherwise: 404, members: 200, partners: 200 },
  ],
  [
    "members and the partner invited",
    invited,
    { otherwise: 404, members: 200, partner: 200 },
    { otherwise: 404, members: 200, partner: 200 },
  ],
  ["members", forMembers, { otherwise: 404, members: 200 }, { otherwise: 404, members: 200 }],
  ["nobody: it does not exist", missing, { otherwise: 404 }, { otherwise: 404 }],
];

const roomRows: readonly EventRow[] = rooms.flatMap(([name, room, read, write]) => {
  const of = `a room for ${name}`;
  return [
    { event: "room:join", of, send: (scene: Scene) => ({ room: room(scene), after: -1 }), answer: read },
    { event: "room:leave", of, send: (scene: Scene) => ({ room: room(scene) }), answer: read },
    { event: "room:typing", of, send: (scene: Scene) => ({ room: room(scene) }), answer: write },
    {
      event: "room:post",
      of,
      send: (scene: Scene) => ({ room: room(scene), id: randomUUID(), body: "A message." }),
      answer: write,
    },
  ];
});

/** The message is seen by all who read the room, and changed by its author. */
const author: PerKind<number> = { otherwise: 403, csco: 200 };

/** What each kind of user is acknowledged. */
export const eventRows: readonly EventRow[] = [
  ...roomRows,
  {
    event: "room:edit",
    of: "a message of Da Nang's CSCO",
    send: ({ message }) => ({ room: open(), message, body: "Changed by socket." }),
    answer: author,
  },
  {
    event: "room:edit",
    of: "no message",
    send: () => ({ room: open(), message: randomUUID(), body: "Changed by socket." }),
    answer: { otherwise: 404, ended: 403, administrator: 403 },
  },
  {
    event: "room:delete",
    of: "a message of Da Nang's CSCO",
    send: ({ message }) => ({ room: open(), message }),
    answer: author,
  },
  {
    event: "document:watch",
    of: "a published document",
    send: { document: "online-portal" },
    answer: { otherwise: 200 },
  },
  {
    event: "document:watch",
    of: "a document not published",
    send: ({ draft }) => ({ document: draft }),
    answer: { otherwise: 404 },
  },
  {
    event: "document:editing",
    of: "a draft",
    send: ({ draft }) => ({ document: draft, paragraph: "", lang: "en" }),
    answer: { otherwise: 404, secretariat: 200 },
  },
  { event: "document:watch", of: "no document", send: { document: "none" }, answer: { otherwise: 404 } },
];
