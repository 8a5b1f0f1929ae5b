import { kindOf } from "./kinds.ts";
import { everyone, signedIn, type PageRow } from "./rows.ts";

/** Signing in and out, and what everyone has who is signed in. */
export const accountRows: readonly PageRow[] = [
  {
    route: "$lang.sign-in._index",
    at: "/sign-in",
    see: everyone(200),
    deeds: [
      {
        fields: ({ password }, kind) => ({
          ...{ email: `${kindOf(kind).handle ?? "csco.da-nang"}@ascn.example`, password },
        }),
        may: { otherwise: "done" },
        endsSession: true,
      },
    ],
  },
  {
    route: "$lang.sign-out",
    at: "/sign-out",
    see: everyone(200),
    deeds: [{ fields: {}, may: { otherwise: "done" }, empty: everyone(303), endsSession: true }],
  },
  {
    route: "$lang.account._index",
    at: "/account",
    see: signedIn,
    deeds: [
      {
        fields: () => ({ zone: "Asia/Dili" }),
        may: { otherwise: "done", visitor: 401 },
        empty: { otherwise: 422, visitor: 401 },
      },
      {
        fields: ({ mandates }, kind) => ({ mandate: mandates[kind] ?? mandates.csco ?? "" }),
        may: { otherwise: "done", visitor: 401, ended: 404 },
        empty: { otherwise: 422, visitor: 401 },
      },
      {
        fields: ({ mandates }, kind) => ({
          mandate: mandates[kind === "nrAbroad" ? "nr" : "nrAbroad"] ?? "",
        }),
        may: { otherwise: 404, visitor: 401 },
        empty: { otherwise: 422, visitor: 401 },
      },
    ],
  },
  {
    route: "$lang.account.data",
    at: "/account/data",
    see: signedIn,
    deeds: [
      { fields: { deed: "ask" }, may: { otherwise: "done", visitor: 401 } },
      {
        fields: { deed: "close", password: "not the password" },
        may: { otherwise: 422, visitor: 401 },
      },
    ],
  },
  { route: "$lang.account.trace", at: "/account/trace", see: signedIn },
];
