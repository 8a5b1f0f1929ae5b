import { everyone, type Deed, type PageRow } from "./rows.ts";

/** Countries with a city's comment that nobody has decided on: 409 to those who may submit. An alternate may prepare. */
const submits: Deed = {
  fields: { deed: "submit", statement: "" },
  may: { otherwise: 403, visitor: 401, nr: 409, nrAbroad: 409 },
  empty: { otherwise: 403, visitor: 401, ofCountries: 422 },
};

/** The position of a country on a version of a document. */
export const positionRows: readonly PageRow[] = [
  {
    route: "$lang.documents.$slug.position",
    at: "/documents/investment-toolkit/position",
    see: { otherwise: 403, visitor: 401, ofCities: 200, ofCountries: 200, chair: 200, secretariat: 200 },
    deeds: [submits],
    missing: "/documents/none/position",
  },
  {
    route: "$lang.documents.$slug.position",
    at: ({ draft }) => `/documents/${draft}/position`,
    see: everyone(404),
    deeds: [{ ...submits, may: everyone(404), empty: everyone(404) }],
    missing: "/documents/none/position",
  },
];
