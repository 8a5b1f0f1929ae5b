import { randomUUID } from "node:crypto";
import { everyone, type Deed, type PageRow } from "./rows.ts";

const keeps: Deed = {
  fields: ({ paragraph }) => ({
    ...{ id: randomUUID(), version: "1", paragraph, type: "editorial", lang: "en", body: "Begun." },
  }),
  may: { otherwise: 403, visitor: 401, ofCities: "done", ofCountries: "done" },
  done: 204,
};

/** What a comment form keeps while it is being written. By its address there is nothing to see: it leads to the document. */
export const readingRows: readonly PageRow[] = [
  {
    route: "$lang.documents.$slug.comment-draft",
    at: "/documents/online-portal/comment-draft",
    see: everyone(303),
    deeds: [keeps],
  },
  {
    route: "$lang.documents.$slug.comment-draft",
    at: ({ draft }) => `/documents/${draft}/comment-draft`,
    see: everyone(303),
    deeds: [{ ...keeps, may: everyone(404) }],
  },
];
