import type { PerKind } from "./kinds.ts";
import { everyone, signedIn, type PageRow } from "./rows.ts";
import type { Fields } from "./doors.ts";

/** Everyone signed in may try, and is told what is wrong. */
const refused: PerKind<number> = { otherwise: 422, visitor: 401 };

/** A page of one's own security; with what it is sent here its form is refused to its owner too. */
const own = (page: string, wrong?: Fields): PageRow => ({
  route: `$lang.account.${page}`,
  at: `/account/${page.replace(".", "/").replace("/_index", "")}`,
  see: signedIn,
  ...(wrong ? { deeds: [{ fields: wrong, may: refused }] } : {}),
});

/** Passwords, second factors, sessions, links from letters. */
export const securityRows: readonly PageRow[] = [
  own("security._index"),
  own("security.app", { deed: "confirm", code: "12" }),
  own("security.mail", { email: "someone@ascn.example", password: "" }),
  own("security.passkeys", { deed: "begin", password: "" }),
  own("security.password", { password: "not the password", newPassword: "a new one that nobody guesses" }),
  own("security.recovery-codes", { password: "" }),
  {
    route: "$lang.account.sessions",
    at: "/account/sessions",
    see: signedIn,
    deeds: [
      {
        fields: ({ sessionOfNr }) => ({ deed: "end", session: sessionOfNr }),
        may: { otherwise: 404, visitor: 401, nr: "done" },
        again: 404,
        empty: refused,
      },
    ],
  },
  {
    route: "$lang.account.letters",
    at: "/account/letters",
    see: signedIn,
    deeds: [
      {
        fields: { mentions: "hourly", rest: "daily" },
        may: { otherwise: "done", visitor: 401 },
        empty: refused,
      },
    ],
  },
  {
    route: "$lang.letters.stop.$token",
    at: "/letters/stop/none",
    see: everyone(404),
    deeds: [{ fields: {}, may: everyone(404) }],
  },
  {
    route: "$lang.account.mail.$token",
    at: "/account/mail/none",
    see: everyone(404),
    deeds: [{ fields: {}, may: everyone(404) }],
  },
  {
    route: "$lang.forgotten-password",
    at: "/forgotten-password",
    see: everyone(200),
    deeds: [{ fields: { email: "nobody@ascn.example" }, may: { otherwise: "done" }, done: 200 }],
  },
  {
    route: "$lang.reset-password.$token",
    at: "/reset-password/none",
    see: everyone(404),
    deeds: [{ fields: { newPassword: "a new one that nobody guesses" }, may: everyone(404) }],
  },
  {
    route: "$lang.sign-in.passkey",
    at: "/sign-in/passkey",
    see: everyone(200),
    deeds: [{ fields: { deed: "begin" }, may: { otherwise: "done" }, done: 200 }],
  },
  {
    route: "$lang.sign-in.second-factor",
    at: "/sign-in/second-factor",
    see: everyone(410),
    deeds: [{ fields: { deed: "code", code: "123456" }, may: everyone(410), empty: everyone(422) }],
  },
];
