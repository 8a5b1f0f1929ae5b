import type { PerKind } from "./kinds.ts";
import type { Deed, EventRow, PageRow } from "./rows.ts";
import type { Scene } from "./scene.ts";

/** In a room for everyone: who acts under no mandate has nothing kept. */
const inOpen: PerKind<number | "done"> = { otherwise: "done", visitor: 401, ended: 403 };
const empty = (may: PerKind<number | "done">): PerKind<number> =>
  Object.fromEntries(
    Object.entries(may).map(([kind, status]) => [kind, status === "done" ? 422 : status]),
  ) as PerKind<number>;
const deedsFor = (may: PerKind<number | "done">): readonly Deed[] =>
  [
    { deed: "read", upTo: "1" },
    { deed: "unread", from: "1" },
    { deed: "following" },
    { deed: "muted" },
    { deed: "usual" },
  ].map((fields) => ({ fields, may, empty: empty(may) }));

/** Marking a room read and unread, following and muting it. */
export const roomReadingRows: readonly PageRow[] = [
  {
    route: "$lang.rooms.$slug.reading",
    at: "/rooms/covid-19-response/reading",
    see: { otherwise: 303, visitor: 401, ended: 403 },
    deeds: deedsFor(inOpen),
    missing: "/rooms/none/reading",
  },
  {
    route: "$lang.rooms.$slug.reading",
    at: ({ membersRoom }) => `/rooms/${membersRoom}/reading`,
    see: { otherwise: 404, members: 303 },
    deeds: deedsFor({ otherwise: 404, members: "done" }),
    missing: "/rooms/none/reading",
  },
];

const answers: readonly (readonly [of: string, room: (scene: Scene) => string, answer: PerKind<number>])[] = [
  ["a room for everyone", () => "covid-19-response", { otherwise: 200, ended: 403 }],
  ["a room for members", ({ membersRoom }) => membersRoom, { otherwise: 404, members: 200 }],
  ["no room", () => "none", { otherwise: 404 }],
];

export const roomReadingEvents: readonly EventRow[] = answers.flatMap(([of, room, answer]) => [
  { event: "room:read", of, send: (scene: Scene) => ({ room: room(scene), upTo: 1 }), answer },
  { event: "room:unread", of, send: (scene: Scene) => ({ room: room(scene), from: 1 }), answer },
]);

/** Finding messages in a room: for who may read it. */
export const roomSearchRows: readonly PageRow[] = [
  {
    route: "$lang.rooms.$slug.search",
    at: "/rooms/covid-19-response/search?q=market",
    see: { otherwise: 200 },
    missing: "/rooms/none/search?q=market",
  },
  {
    route: "$lang.rooms.$slug.search",
    at: ({ membersRoom }) => `/rooms/${membersRoom}/search?q=market`,
    see: { otherwise: 404, members: 200 },
    missing: "/rooms/none/search?q=market",
  },
];
