import { randomUUID } from "node:crypto";
import type { PerKind } from "./kinds.ts";
import type { PageRow } from "./rows.ts";

/** Drafts are absent for everyone but the Secretariat, and so is every deed on them. */
const secretariatSees: PerKind<number> = { otherwise: 404, secretariat: 200 };
const secretariatDoes: PerKind<number | "done"> = { otherwise: 404, secretariat: "done" };

/** New documents and drafts. */
export const draftRows: readonly PageRow[] = [
  {
    route: "$lang.documents.new",
    at: "/documents/new",
    see: secretariatSees,
    deeds: [
      {
        fields: () => ({ slug: `draft-${randomUUID()}`, title: "A new document", lang: "en" }),
        may: secretariatDoes,
      },
    ],
  },
  {
    route: "$lang.documents.$slug.draft._index",
    at: ({ draft }) => `/documents/${draft}/draft`,
    see: secretariatSees,
    deeds: [
      { fields: { deed: "first", newKind: "paragraph" }, may: secretariatDoes },
      ...(["putIn", "takeBack"] as const).map((deed) => ({
        fields: () => ({ deed, comment: randomUUID(), paragraph: "op-2-1" }),
        may: { otherwise: 404 },
        empty: { otherwise: 404, secretariat: 422 },
      })),
    ],
    missing: "/documents/none/draft",
  },
  {
    route: "$lang.documents.$slug.draft.text",
    at: ({ draft }) => `/documents/${draft}/draft/text`,
    see: { otherwise: 404, secretariat: 303 },
    // A paragraph of another document does not stand in this draft.
    deeds: [
      {
        fields: { paragraph: "op-2-1", lang: "en", revision: "1", text: "A text." },
        may: { otherwise: 404, secretariat: 409 },
        empty: { otherwise: 404, secretariat: 422 },
      },
    ],
  },
];
