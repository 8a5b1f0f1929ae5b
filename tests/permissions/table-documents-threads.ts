import { randomUUID } from "node:crypto";
import type { PerKind } from "./kinds.ts";
import type { Deed, PageRow } from "./rows.ts";

/** The empty form is the one for a new comment. */
const empty: PerKind<number> = { otherwise: 403, visitor: 401, ofCities: 422, ofCountries: 422 };
const written = { lang: "en", body: "Words." };

const ofMembers: PerKind<number | "done"> = { otherwise: 404, members: "done" };
const ofItsOffice: PerKind<number | "done"> = { otherwise: 404, members: 403, csco: "done", editor: "done" };
const ofOthers: PerKind<number | "done"> = {
  ...{ otherwise: 404, members: 403, ofCities: "done", ofCountries: "done", csco: 403, editor: 403 },
};

/** What is done to a comment of Da Nang that every member sees. */
const deeds: readonly Deed[] = [
  {
    fields: ({ threads }) => ({ deed: "reply", comment: threads.answered, id: randomUUID(), ...written }),
    may: ofMembers,
    empty,
  },
  { fields: ({ threads }) => ({ deed: "support", comment: threads.answered }), may: ofOthers, empty },
  { fields: ({ threads }) => ({ deed: "withdrawSupport", comment: threads.answered }), may: ofOthers, empty },
  {
    fields: ({ threads }) => ({
      ...{ deed: "edit", comment: threads.edited, revision: "1", type: "technical", ...written },
    }),
    may: ofItsOffice,
    empty,
  },
  { fields: ({ threads }) => ({ deed: "withdraw", comment: threads.withdrawn }), may: ofItsOffice, empty },
  {
    fields: ({ threads }) => ({
      ...{ deed: "editReply", comment: threads.answered, reply: threads.reply, revision: "1", ...written },
    }),
    may: ofItsOffice,
    empty,
  },
  {
    fields: ({ threads }) => ({
      ...{ deed: "withdrawReply", comment: threads.answered, reply: threads.withdrawnReply },
    }),
    may: ofItsOffice,
    empty,
  },
];

/** The forms at a comment, on the two pages that have them, and its history. */
export const threadRows: readonly PageRow[] = [
  {
    route: "$lang.documents.$slug._index",
    at: "/documents/online-portal?paragraph=op-2-1",
    see: { otherwise: 200 },
    deeds,
  },
  {
    route: "$lang.documents.$slug.versions.$number",
    at: "/documents/online-portal/versions/1?paragraph=op-2-1",
    see: { otherwise: 200 },
    deeds,
  },
  {
    route: "$lang.documents.$slug.comments_.$comment.history",
    at: ({ threads }) => `/documents/online-portal/comments/${threads.answered}/history`,
    see: { otherwise: 404, members: 200 },
    missing: "/documents/online-portal/comments/00000000-0000-4000-8000-000000000000/history",
  },
];
