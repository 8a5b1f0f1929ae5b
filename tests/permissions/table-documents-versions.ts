import { everyone, type PageRow } from "./rows.ts";

/** Versions of documents and the comments that go from one to the next. */
export const versionRows: readonly PageRow[] = [
  {
    route: "$lang.documents.$slug.versions.$number_.places",
    at: ({ twoVersions }) => `/documents/${twoVersions}/versions/2/places`,
    see: { otherwise: 403, visitor: 401, secretariat: 200 },
    deeds: [
      {
        fields: ({ waitingComment }) => ({ deed: "leave", comment: waitingComment }),
        may: { otherwise: 403, visitor: 401, secretariat: "done" },
        again: 409,
      },
    ],
    missing: "/documents/online-portal/versions/99/places",
  },
  {
    route: "$lang.documents.$slug.versions.$number_.places",
    at: ({ draft }) => `/documents/${draft}/versions/1/places`,
    see: everyone(404),
    deeds: [
      {
        fields: ({ waitingComment }) => ({ deed: "leave", comment: waitingComment }),
        may: everyone(404),
      },
    ],
    missing: "/documents/none/versions/1/places",
  },
  {
    route: "$lang.documents.$slug.comments",
    at: "/documents/online-portal/comments?which=unplaced",
    see: { otherwise: 403, visitor: 401, members: 200, partners: 200 },
    missing: "/documents/none/comments",
  },
  {
    route: "$lang.documents.$slug.comments",
    at: ({ draft }) => `/documents/${draft}/comments`,
    see: everyone(404),
    missing: "/documents/none/comments",
  },
  {
    route: "$lang.documents.$slug.versions._index",
    at: "/documents/investment-toolkit/versions",
    see: everyone(200),
    missing: "/documents/none/versions",
  },
  {
    route: "$lang.documents.$slug.versions._index",
    at: ({ draft }) => `/documents/${draft}/versions`,
    see: everyone(404),
    missing: "/documents/none/versions",
  },
];
