import { randomUUID } from "node:crypto";
import type { Deed, PageRow } from "./rows.ts";

const at = "/documents/online-portal/period";
/** Those who see the page and may not do this; the rest do not see it. */
const seen = { otherwise: 403, visitor: 401 } as const;
const managers = { chair: "done", secretariat: "done" } as const;
/** A form without a deed: whoever has one here is told to choose. */
const managed = { chair: 422, secretariat: 422 } as const;

/** A period of its own, far in the future, for each try: two do not overlap. */
let months = 0;
const opens: Deed = {
  fields: () => {
    months += 1;
    const month = new Date(Date.UTC(2030, months)).toISOString().slice(0, 8);
    return {
      ...{ deed: "open", opensDate: `${month}01`, opensTime: "09:00", closesDate: `${month}20` },
      ...{ closesTime: "17:00", zone: "Asia/Jakarta", takes: "city", direct: "no" },
    };
  },
  may: { ...seen, ...managers },
  empty: { ...seen, ...managed, ofCountries: 422 },
};
/** Of a period that is not there: who may is told so. */
const keepsApart: Deed = {
  fields: () => ({ deed: "keepApart", period: randomUUID(), apart: "yes" }),
  may: { ...seen, ofCountries: 404 },
  empty: { ...seen, ...managed, ofCountries: 422 },
};
const movesDue: Deed = {
  fields: () => ({
    ...{ deed: "changeSubmitting", period: randomUUID(), submitsDate: "2031-12-28", submitsTime: "17:00" },
    ...{ zone: "Asia/Jakarta", reason: "More time." },
  }),
  may: { ...seen, chair: 404, secretariat: 404 },
  empty: { ...seen, ...managed, ofCountries: 422 },
};
const releases: Deed = {
  fields: () => ({ deed: "release", comment: randomUUID() }),
  may: { ...seen, chair: 404, secretariat: 404 },
  empty: { ...seen, ...managed, ofCountries: 422 },
};

/** The page of comment periods: members see it, each office does its own there. */
export const periodRows: readonly PageRow[] = [
  {
    route: "$lang.documents.$slug.period",
    at,
    see: { ...seen, members: 200 },
    deeds: [opens, movesDue, keepsApart, releases],
    missing: "/documents/none/period",
  },
  {
    route: "$lang.documents.$slug.period",
    at: ({ draft }) => `/documents/${draft}/period`,
    see: { otherwise: 404 },
    deeds: [{ ...keepsApart, may: { otherwise: 404 }, empty: { otherwise: 404 } }],
    missing: "/documents/none/period",
  },
];
