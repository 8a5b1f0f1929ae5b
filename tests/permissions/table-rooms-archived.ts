import { randomUUID } from "node:crypto";
import type { PageRow } from "./rows.ts";

/** An archived members' room: read by members, written in by nobody, set by the Secretariat. */
export const archivedRows: readonly PageRow[] = [
  {
    route: "$lang.rooms.$slug._index",
    at: ({ archivedRoom }) => `/rooms/${archivedRoom}`,
    see: { otherwise: 404, members: 200 },
    deeds: [
      {
        fields: () => ({ id: randomUUID(), body: "Into the archive." }),
        may: { otherwise: 404, members: 409 },
        empty: { otherwise: 404, members: 422 },
      },
    ],
    missing: "/rooms/none",
  },
  {
    route: "$lang.rooms.$slug.messages.$n",
    at: ({ archivedRoom }) => `/rooms/${archivedRoom}/messages/1`,
    see: { otherwise: 404, members: 200 },
    deeds: [
      {
        fields: { deed: "react", emoji: "👍", on: "true" },
        may: { otherwise: 404, members: 409 },
        empty: { otherwise: 404, members: 422 },
      },
    ],
    missing: "/rooms/none/messages/1",
  },
  {
    route: "$lang.rooms.$slug.settings",
    at: ({ archivedRoom }) => `/rooms/${archivedRoom}/settings`,
    see: { otherwise: 404, members: 403, secretariat: 200 },
    deeds: [
      {
        // As it is already: nothing is written, and it answers as done.
        fields: { deed: "arrange", state: "archived", audience: "members", was: "" },
        may: { otherwise: 404, members: 403, secretariat: "done" },
        empty: { otherwise: 404, members: 403, secretariat: 422 },
      },
      {
        fields: { deed: "pace", seconds: "0" },
        may: { otherwise: 404, members: 403, secretariat: "done" },
      },
    ],
    missing: "/rooms/none/settings",
  },
];
