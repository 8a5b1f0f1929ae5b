import type { Capacity, Mandate, Office } from "../access/actor.ts";

/** An entry of the audit log as pages and exports show it. */
export interface TraceEntry {
  readonly id: number;
  readonly at: Date;
  /** The same in UTC to the microsecond, as the chain's hash takes it. */
  readonly exactAt: string;
  readonly act: string;
  /** Null where the reader may not see from where someone else acted. */
  readonly addressClass: string | null;
  readonly by: {
    /** Someone with an account, someone whose account has been erased, someone not signed in, or the portal itself. */
    readonly kind: "person" | "former" | "visitor" | "portal";
    readonly personId: string | null;
    readonly mandateId: string | null;
    readonly mandate: Mandate | null;
  };
  readonly object: {
    readonly kind: string;
    readonly id: string;
    /** The office, where the object is one or a mandate of one. */
    readonly office: Office | null;
    readonly capacity: Capacity | null;
  } | null;
  /** Number and hash in the chain, null until the entry is drawn into it. */
  readonly n: number | null;
  readonly hash: string | null;
}
