import { bodyLimit } from "../limits.ts";
import type { Refusal } from "../refusals.ts";

/** What a refusal is said with: seconds until the next try; why one may not write here, and until when (ISO 8601, UTC); how long one may edit, and how many may be pinned. */
interface Why {
  readonly retryAfter?: number;
  readonly reason?: string;
  readonly until?: string;
  readonly hours?: number;
  readonly limit?: number;
}

/** A refusal, from the line or of a form: its HTTP status, and a key of locales/<lang>/errors.json with what that is said with. */
export interface Refused extends Why {
  readonly ok: false;
  readonly status: number;
  readonly key: string;
}

export type Answer<T> = ({ readonly ok: true } & T) | Refused;

export type Verdict =
  | { readonly is: "done" }
  | { readonly is: "signedOut" }
  /** In this browser one acts under another mandate by now than it was written under. */
  | { readonly is: "other" }
  /** It does not go through as it is: its author decides. */
  | { readonly is: "refused"; readonly refusal: Refusal }
  /** Again after `ms`; `why` where that is worth a word. */
  | { readonly is: "later"; readonly ms: number; readonly why: Refusal | null };

const shortest = 1_000;
/** As long as whoever was refused at the door waits: after a long outage what waits is out within seconds, not the better part of a minute later. */
const longest = 10_000;

/** What is to be done after an answer (null: none came); `tries` failed ones came before it, `chance` is from 0 to 1. */
export function verdictOf(answer: Answer<object> | null, tries: number, chance: number): Verdict {
  if (answer === null) return { is: "later", ms: pauseAfter(tries, chance), why: null };
  if (answer.ok) return { is: "done" };
  const { status, key, retryAfter } = answer;
  if (status === 401) return { is: "signedOut" };
  if (key === "otherMandate") return { is: "other" };
  const why = refusalOf(key, answer);
  if (status === 429) return { is: "later", ms: (retryAfter ?? 1) * 1000 + chance * 500, why };
  if (status >= 500) return { is: "later", ms: pauseAfter(tries, chance), why: null };
  return { is: "refused", refusal: why };
}

/** Twice as long each time, from 1 to 10 s, and never for all at the same moment: between half and one and a half of it. */
function pauseAfter(tries: number, chance: number): number {
  return Math.min(longest, shortest * 2 ** tries) * (0.5 + chance);
}

/** The refusal with what its sentence is said with; without more a limit is that of a message's length. */
export function refusalOf(key: string, why: Why = {}): Refusal {
  const { retryAfter = 0, reason = "", until = "", hours = 0, limit = bodyLimit } = why;
  return { key, values: { retryAfter, reason, until, hours, limit } };
}
