import type { PageRow } from "./rows.ts";

/** Drafts are the Secretariat's: for everyone else there are none, and no files sent in for them. */
const onlySecretariat = { otherwise: 404, secretariat: 200 } as const;
const route = "$lang.documents.$slug.draft.imports.$id";
const missing = "/documents/online-portal/draft/imports/00000000-0000-4000-8000-000000000000";

/** Files sent in for drafts. */
export const importRows: readonly PageRow[] = [
  {
    route: "$lang.documents.$slug.draft.import",
    at: "/documents/online-portal/draft/import",
    see: onlySecretariat,
    // A form of this test carries no file: who may send one is told to choose it.
    deeds: [{ fields: { lang: "en" }, may: { otherwise: 404, secretariat: 422 } }],
    missing: "/documents/none/draft/import",
  },
  {
    route,
    at: ({ draft, imports }) => `/documents/${draft}/draft/imports/${imports.chosen}`,
    see: onlySecretariat,
    deeds: [
      { fields: { deed: "choose", block: "0", match: "out" }, may: { otherwise: 404, secretariat: "done" } },
      {
        fields: { deed: "accept" },
        may: { otherwise: 404, secretariat: 409 },
        empty: { otherwise: 404, secretariat: 422 },
      },
    ],
    missing,
  },
  {
    route,
    at: ({ draft, imports }) => `/documents/${draft}/draft/imports/${imports.taken}`,
    see: onlySecretariat,
    deeds: [
      {
        fields: { deed: "take", title: "A draft" },
        may: { otherwise: 404, secretariat: "done" },
        again: 409,
      },
    ],
  },
];
