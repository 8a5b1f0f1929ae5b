import { createHash } from "node:crypto";
import type { ChainableEntry } from "#db/queries/trace-chain.ts";

/** What the first link's hash begins with. */
export const genesis = "0".repeat(64);

/** The entry as JSON that anyone can write again: no blanks, these eight keys in the order of the alphabet. */
export function canonical(entry: ChainableEntry): string {
  const { act, addressClass, at, id, mandateId, objectId, objectKind, personId } = entry;
  return JSON.stringify({ act, addressClass, at, id, mandateId, objectId, objectKind, personId });
}

/** The hash of a link: SHA-256 (hex) of the previous link's hash followed by the entry's canonical JSON, as UTF-8. */
export function hashOf(previous: string, entry: ChainableEntry): string {
  return createHash("sha256").update(previous).update(canonical(entry)).digest("hex");
}
