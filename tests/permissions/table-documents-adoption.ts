import { everyone, type PageRow } from "./rows.ts";

/** The way of a version to its adoption. The document in hand is at a step where nothing of this may be done: 409. */
export const adoptionRows: readonly PageRow[] = [
  {
    route: "$lang.documents.$slug.adoption",
    at: "/documents/online-portal/adoption",
    see: everyone(200),
    deeds: [
      {
        fields: { deed: "table", version: "1" },
        may: { otherwise: 403, visitor: 401, chair: 409, secretariat: 409 },
        empty: { otherwise: 403, visitor: 401, nr: 422, nrAbroad: 422, chair: 422, secretariat: 422 },
      },
      {
        fields: { deed: "withdraw", version: "1" },
        may: { otherwise: 403, visitor: 401, chair: 409 },
        empty: { otherwise: 403, visitor: 401, nr: 422, nrAbroad: 422, chair: 422, secretariat: 422 },
      },
      {
        fields: { deed: "correct", version: "1", paragraph: "", lang: "en", correction: "a", reason: "b" },
        may: { otherwise: 403, visitor: 401, secretariat: 409 },
        empty: { otherwise: 403, visitor: 401, nr: 422, nrAbroad: 422, chair: 422, secretariat: 422 },
      },
    ],
    missing: "/documents/none/adoption",
  },
];
