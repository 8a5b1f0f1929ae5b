import { everyone, type PageRow } from "./rows.ts";

const members = { otherwise: 403, visitor: 401, members: 200 } as const;

/** Who brings a matrix back: whoever answers, and whoever comments for a city or a country. */
const bringers = { otherwise: 403, visitor: 401, secretariat: 200, ofCities: 200, ofCountries: 200 } as const;

/** The comment matrix of a version: members read it, the Secretariat answers; its files go out and come back. */
export const matrixRows: readonly PageRow[] = [
  {
    route: "$lang.documents.$slug.matrix",
    at: "/documents/online-portal/matrix",
    see: members,
    deeds: [
      {
        fields: { deed: "save-view", name: "A view" },
        may: { otherwise: 403, visitor: 401, members: "done" },
      },
      {
        fields: { deed: "remove-view", name: "A view" },
        may: { otherwise: 403, visitor: 401, members: "done" },
      },
      {
        fields: ({ threads }) => ({
          ...{ deed: "answer", row: `${threads.answered}:0`, response: "", lang: "en" },
          ...{ disposition: "noted", resulting: "" },
        }),
        may: { otherwise: 403, visitor: 401, secretariat: "done" },
        again: 409,
        empty: { otherwise: 403, visitor: 401, members: 422 },
      },
      {
        // What it names proposes nothing.
        fields: ({ threads }) => ({ deed: "put-in", comment: threads.answered }),
        may: { otherwise: 403, visitor: 401, secretariat: 422 },
        empty: { otherwise: 403, visitor: 401, members: 422 },
      },
      {
        fields: { deed: "publish" },
        may: { otherwise: 403, visitor: 401, secretariat: "done" },
        again: 409,
        empty: { otherwise: 403, visitor: 401, members: 422 },
      },
    ],
    missing: "/documents/none/matrix",
  },
  {
    route: "$lang.documents.$slug.matrix",
    at: ({ draft }) => `/documents/${draft}/matrix`,
    see: everyone(404),
    deeds: [{ fields: { deed: "publish" }, may: everyone(404), empty: everyone(404) }],
    missing: "/documents/none/matrix",
  },
  {
    route: "$lang.documents.$slug.matrix_.import",
    at: "/documents/online-portal/matrix/import",
    see: bringers,
    // A form of this test carries no file: who may send one is told to choose it.
    deeds: [
      {
        fields: { lang: "en" },
        may: { otherwise: 403, visitor: 401, secretariat: 422, ofCities: 422, ofCountries: 422 },
      },
    ],
    missing: "/documents/none/matrix/import",
  },
  {
    // What an office has brought back is its own.
    route: "$lang.documents.$slug.matrix_.imports.$id",
    at: ({ matrixImport }) => `/documents/online-portal/matrix/imports/${matrixImport}`,
    see: { otherwise: 404, secretariat: 200 },
    deeds: [
      {
        fields: { deed: "take" },
        may: { otherwise: 404, secretariat: "done" },
        again: 409,
      },
    ],
    missing: "/documents/online-portal/matrix/imports/00000000-0000-4000-8000-000000000000",
  },
];
