import type { Db } from "#db/connection.ts";
import { addJob } from "#db/queries/jobs.ts";

/** The letters the portal writes: each a key of locales/<lang>/mail.json with subject, text and the name of its one action. */
export type LetterKind =
  | "invitation"
  | "registrationReceived"
  | "registrationAccepted"
  | "registrationDeclined"
  | "mandateEndsSoon"
  | "mandateEnded"
  | "passwordReset"
  | "passwordChanged"
  | "mailConfirm"
  | "mailChanged"
  | "secondFactorChanged"
  | "dataReady"
  | "accountClosing";

interface Letter {
  readonly kind: LetterKind;
  /** A person, written to at their address of the time of sending; or an address that has no account yet. */
  readonly to: { readonly personId: string } | { readonly email: string; readonly lang: string };
  /** What the sentences name. */
  readonly values?: Readonly<Record<string, string | number>>;
  /** Where its one action leads: a path after the language, `/invitation/abc`. */
  readonly path: string;
  /** Names the letter for good: the Message-ID is made of it, so a second try is the same letter. */
  readonly id: string;
}

/** Has the letter written in the reader's language and sent, after the caller's transaction commits; at least once. */
export async function sendLetter(trx: Db, letter: Letter): Promise<void> {
  await addJob(trx, { task: "mail", payload: { ...letter }, key: `mail ${letter.id}` });
}
