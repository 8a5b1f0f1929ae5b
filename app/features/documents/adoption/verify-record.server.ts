import { createHash } from "node:crypto";
import { canonicalRecord, canonicalText } from "./canonical.ts";
import type { AdoptionRecord, RecordText } from "./record.ts";

const sha256Of = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");

/** The record with the hash of each language version and of the whole, as 64 hexadecimal digits. */
export function sealRecord(
  record: Omit<AdoptionRecord, "sha256" | "texts"> & { texts: readonly Omit<RecordText, "sha256">[] },
): AdoptionRecord {
  const texts = record.texts.map((text) => ({ ...text, sha256: sha256Of(canonicalText(record, text)) }));
  const sealed = { ...record, texts, sha256: "" };
  return { ...sealed, sha256: sha256Of(canonicalRecord(sealed)) };
}

export interface Checked {
  /** A language (BCP 47), or null for the record as a whole. */
  readonly lang: string | null;
  readonly stated: string;
  readonly computed: string;
}

/** Every hash of a record beside the one computed from what it says. */
export function checkRecord(record: AdoptionRecord): Checked[] {
  const texts = record.texts.map((text) => ({
    ...{ lang: text.lang, stated: text.sha256, computed: sha256Of(canonicalText(record, text)) },
  }));
  return [...texts, { lang: null, stated: record.sha256, computed: sha256Of(canonicalRecord(record)) }];
}
