import { administrators, everyone, type PageRow } from "./rows.ts";

const changes = { otherwise: 404, administrator: "done" } as const;

/** What administrators keep running and read. */
export const adminRows: readonly PageRow[] = [
  { route: "$lang.admin._index", at: "/admin", see: administrators },
  {
    route: "$lang.admin.jobs",
    at: "/admin/jobs",
    see: administrators,
    deeds: [
      {
        fields: { deed: "retry", job: "999999999" },
        may: everyone(404),
        empty: { otherwise: 404, administrator: 422 },
      },
    ],
  },
  { route: "$lang.admin.outbox._index", at: "/admin/outbox", see: administrators },
  { route: "$lang.admin.outbox.$name", at: "/admin/outbox/none", see: everyone(404) },
  {
    route: "$lang.admin.settings",
    at: "/admin/settings",
    see: administrators,
    deeds: [{ fields: { version: "none" }, may: { otherwise: 404, administrator: 422 } }],
  },
  {
    route: "$lang.admin.trace",
    at: "/admin/trace",
    see: administrators,
    deeds: [{ fields: {}, may: changes, empty: { otherwise: 404, administrator: 303 } }],
  },
];
