/** What became of a comment (product.md, "Comment matrix columns"). */
export const dispositions = [
  "accepted",
  "accepted-in-part",
  "modified",
  "not-accepted",
  "noted",
  "withdrawn",
  "for-the-meeting",
] as const;
export type Disposition = (typeof dispositions)[number];
