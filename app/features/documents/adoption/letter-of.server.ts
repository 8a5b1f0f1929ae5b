import type { Letter } from "#app/features/access/mail.server.ts";
import type { ProcedureInLetters, Reader } from "#db/queries/adoption-letters.ts";
import { zoneOf } from "#app/features/access/time-zones.ts";

export interface Occasion {
  readonly occasion: "opened" | "decided" | "noted" | "corrected";
  /** Of a corrigendum; 0 for all else. */
  readonly number: number;
}

/** The letter to a reader about a procedure; null where there is nothing to say of it. */
export function letterOf(
  procedure: ProcedureInLetters,
  reader: Reader,
  { occasion, number }: Occasion,
): Letter | null {
  const { letter, named } = addressed(procedure, reader);
  switch (occasion) {
    case "opened":
      return openingOf(procedure, reader);
    case "decided":
      return outcomeOf(procedure, reader);
    case "noted":
      return letter({ kind: "adoptionNoted", values: { ...named, occasion: procedure.occasion ?? "" } });
    case "corrected":
      return letter({ kind: "adoptionCorrected", values: { ...named, number } }, String(number));
  }
}

/** The reminder of a procedure that ends, so many days before. */
export function reminderOf(procedure: ProcedureInLetters, reader: Reader, days: number): Letter | null {
  const { letter, named, moment } = addressed(procedure, reader);
  if (procedure.expiresAt === null) return null;
  const kind = procedure.way === "silence" ? "silenceEndsSoon" : "confirmationDue";
  return letter({ kind, values: { ...named, at: moment(procedure.expiresAt) } }, String(days));
}

/** What is asked of the country, until when, and what silence means. */
function openingOf(procedure: ProcedureInLetters, reader: Reader): Letter {
  const { letter, named, moment } = addressed(procedure, reader);
  const { way, expiresAt, shortReason, meeting, restartsClock } = procedure;
  if (way === "meeting" || expiresAt === null) {
    const notes = meeting === null ? [] : [{ key: "meeting", values: { meeting } }];
    return letter({ kind: "tabledAtMeeting", values: { ...named, notes } });
  }
  const values = { ...named, at: moment(expiresAt) };
  if (way === "ad-referendum") return letter({ kind: "confirmationAsked", values });
  const notes = shortReason === null ? [] : [{ key: "short", values: { reason: shortReason } }];
  const kind = restartsClock ? "silenceRestarted" : "silenceOpened";
  return letter({ kind, values: { ...values, notes } });
}

/** What it has come to. */
function outcomeOf(procedure: ProcedureInLetters, reader: Reader): Letter | null {
  const { letter, named, moment } = addressed(procedure, reader);
  const { outcome, way, decidedAt, refusal } = procedure;
  if (outcome === null || decidedAt === null) return null;
  const at = moment(decidedAt);
  if (outcome === "adopted") return letter({ kind: "versionAdopted", values: { ...named, at, change: way } });
  if (outcome === "withdrawn")
    return letter({ kind: "procedureWithdrawn", values: { ...named, change: way } });
  if (outcome === "not-reached")
    return letter({ kind: "consensusNotReached", values: { ...named, at, change: way } });
  const office = { kind: "country", country: refusal?.country ?? null, name: null } as const;
  const by = { capacity: "head", office } as const;
  return letter({ kind: "silenceBroken", values: { ...named, at, by, reason: refusal?.statement ?? "" } });
}

type Part<L> = L extends Letter ? Pick<L, "kind" | "values"> : never;

/** What every letter about a procedure says alike: to whom, of which document, times in the reader's zone, where it leads. */
function addressed(procedure: ProcedureInLetters, { personId, lang, country }: Reader) {
  const { id, slug, number, titles, authoritativeLang } = procedure;
  const titleIn = (tag: string) => titles.find((one) => one.lang === tag)?.title;
  return {
    named: { document: titleIn(lang) ?? titleIn(authoritativeLang) ?? slug, version: number },
    moment: (at: Date) => ({ moment: at, zone: zoneOf({ country, cityZone: null }) }),
    letter: (part: Part<Letter>, more = ""): Letter => ({
      ...part,
      ...{ to: { personId }, path: `/documents/${slug}/adoption` },
      id: [part.kind, id, more, personId].filter((word) => word !== "").join(" "),
    }),
  };
}
