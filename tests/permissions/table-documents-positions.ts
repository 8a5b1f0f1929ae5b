import { everyone, type PageRow } from "./rows.ts";

/** The position of a country on a version of a document. */
export const positionRows: readonly PageRow[] = [
  {
    route: "$lang.documents.$slug.position",
    at: "/documents/investment-toolkit/position",
    see: { otherwise: 403, visitor: 401, ofCities: 200, ofCountries: 200, chair: 200, secretariat: 200 },
    missing: "/documents/none/position",
  },
  {
    route: "$lang.documents.$slug.position",
    at: ({ draft }) => `/documents/${draft}/position`,
    see: everyone(404),
    missing: "/documents/none/position",
  },
];
