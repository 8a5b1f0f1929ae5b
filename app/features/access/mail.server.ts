import type { Db } from "#db/connection.ts";
import { addJob } from "#db/queries/jobs.ts";
import { encodeValues, type LetterLine, type LetterMoment, type LetterOffice } from "./letter-values.ts";

/** What the sentences of each kind of letter name; its texts are the key of the same name in locales/<lang>/mail.json. */
export interface LetterValues {
  /** To whom it may concern: `by` is the office that invites, `until` when the link stops working. */
  readonly invitation: { readonly office: LetterOffice; readonly by: LetterOffice; readonly until: Date };
  /** To the Secretariat: someone asks to register. */
  readonly registrationReceived: { readonly organisation: string; readonly person: string };
  /** To who asked; its action is the invitation. */
  readonly registrationAccepted: { readonly organisation: string; readonly until: Date };
  /** To who asked, with the Secretariat's reason. */
  readonly registrationDeclined: { readonly organisation: string; readonly reason: string };
  /** To the holder `person` and to the office above; mandates count days in UTC, so that is the zone of `at`. */
  readonly mandateEndsSoon: MandateEnding;
  readonly mandateEnded: { readonly office: LetterOffice; readonly at: Date };
  /** To who holds `office`: `by` names it in the discussion of the document `title`. */
  readonly mentioned: { readonly office: LetterOffice; readonly by: LetterOffice; readonly title: string };
  readonly passwordReset: { readonly until: Date };
  readonly passwordChanged: { readonly at: Date };
  /** To the new address. */
  readonly mailConfirm: { readonly until: Date };
  /** To the old address. */
  readonly mailChanged: { readonly at: Date };
  readonly secondFactorChanged: { readonly change: SecondFactorChange; readonly at: Date };
  /** To who commented: what became of their office's comments, a line each. */
  readonly commentsInNewVersion: {
    readonly document: string;
    readonly version: number;
    readonly fates: readonly LetterLine[];
  };
  /** To who commented: the answers to their office's comments, a line each. */
  readonly commentsAnswered: {
    readonly document: string;
    readonly version: number;
    readonly answers: readonly LetterLine[];
  };
  readonly dataReady: { readonly until: Date };
  /** `at` is when the account will be erased. */
  readonly accountClosing: { readonly at: Date };
  /** To whom a comment period asks; `at` is its end. */
  readonly commentPeriodOpened: PeriodNamed;
  readonly commentPeriodEndsSoon: PeriodNamed;
  readonly commentPeriodChanged: PeriodNamed;
  readonly commentPeriodEnded: PeriodNamed;
  /** To who acts for a country; `at` is until when positions can be submitted now. */
  readonly positionDateMoved: PeriodNamed;
  readonly positionsEnded: PeriodNamed;
  /** To who acts for a country that has not submitted its position; `at` is when it is due. */
  readonly positionDue: PeriodNamed;
  /** To who speaks for a country: a procedure is opened; `at` is when it ends. */
  readonly tabledAtMeeting: VersionNamed & Noted;
  readonly confirmationAsked: VersionEnding;
  readonly silenceOpened: VersionEnding & Noted;
  /** The same for a new text after a silence that was broken. */
  readonly silenceRestarted: VersionEnding & Noted;
  /** To who speaks for a country that has not spoken yet. */
  readonly confirmationDue: VersionEnding;
  readonly silenceEndsSoon: VersionEnding;
  /** To who follows the way to adoption: what a procedure came to, and when. */
  readonly silenceBroken: VersionEnding & Readonly<Record<"by", LetterOffice> & Record<"reason", string>>;
  readonly consensusNotReached: VersionEnding & Readonly<Record<"change", WayNamed>>;
  readonly procedureWithdrawn: VersionNamed & Readonly<Record<"change", WayNamed>>;
  readonly versionAdopted: VersionEnding & Readonly<Record<"change", WayNamed>>;
  readonly adoptionNoted: VersionNamed & Readonly<Record<"occasion", string>>;
  readonly adoptionCorrected: VersionNamed & Readonly<Record<"number", number>>;
}

type MandateEnding = Readonly<
  Record<"office", LetterOffice> & Record<"person", string> & Record<"at", LetterMoment>
>;

/** A comment period of a version of a document, by its title; the reason is empty where nothing was decided. */
type PeriodNamed = Readonly<
  Record<"document" | "reason", string> & Record<"version", number> & Record<"at", Date>
>;

/** A version of a document, by its title. */
type VersionNamed = Readonly<Record<"document", string> & Record<"version", number>>;

type VersionEnding = VersionNamed & Readonly<Record<"at", LetterMoment>>;

/** What is to be said besides, or nothing. */
type Noted = Readonly<Record<"notes", readonly LetterLine[]>>;

/** A way to adoption: each has its sentence in mail.json under the letter's `changes`. */
type WayNamed = "meeting" | "ad-referendum" | "silence";

/** Each has its sentence in mail.json under `secondFactorChanged.changes`. */
export type SecondFactorChange =
  "appAdded" | "appRemoved" | "passkeyAdded" | "passkeyRemoved" | "codesRenewed" | "codeUsed";

/** The letters the portal writes. */
export type LetterKind = keyof LetterValues;

interface LetterOf<K extends LetterKind> {
  readonly kind: K;
  /** A person, written to at their address of the time of sending; or an address that has no account (yet, or any more). */
  readonly to: { readonly personId: string } | { readonly email: string; readonly lang: string };
  /** What the sentences name. */
  readonly values: LetterValues[K];
  /** Where its one action leads: a path after the language, `/invitation/abc`. */
  readonly path: string;
  /** Names the letter for good: the Message-ID is made of it, so a second try is the same letter. */
  readonly id: string;
}

/** A letter with the values that its kind names. */
export type Letter = { [K in LetterKind]: LetterOf<K> }[LetterKind];

/** Has the letter written in the reader's language and sent, after the caller's transaction commits; at least once. */
export async function sendLetter(trx: Db, letter: Letter): Promise<void> {
  const { kind, to, values, path, id } = letter;
  await addJob(trx, {
    task: "mail",
    payload: { kind, to, path, id, values: encodeValues(values) },
    key: `mail ${id}`,
  });
}
