import type { PerKind } from "./kinds.ts";
import { everyone, type Deed, type PageRow } from "./rows.ts";

/** Whoever may not write in the room is told so whatever is sent; the others' empty form is wrong. */
const writersOnly: PerKind<number> = { otherwise: 422, visitor: 401, ended: 403, administrator: 403 };
const authors: Deed["may"] = { otherwise: 403, visitor: 401, csco: "done" };

/** The pages of single messages: seen by whoever reads the room, changed by their authors. */
export const messageRows: readonly PageRow[] = [
  {
    route: "$lang.rooms.$slug.messages.$n",
    at: ({ messageNumbers }) => `/rooms/covid-19-response/messages/${String(messageNumbers.open)}`,
    see: everyone(200),
    deeds: [{ fields: { deed: "edit", body: "Changed." }, may: authors, empty: writersOnly }],
    missing: "/rooms/covid-19-response/messages/99999999",
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
