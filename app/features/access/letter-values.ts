import { z } from "zod";
import type { Capacity, Mandate, Office } from "./actor.ts";

/** An office as a letter names it, in the reader's language: a mandate fits as it is. */
export interface LetterOffice {
  readonly capacity: Capacity;
  readonly office: Pick<Office, "kind" | "country" | "name">;
}

/** A moment as the reader's zone has it; the zone by its IANA name. */
export interface LetterMoment {
  readonly moment: Date;
  readonly zone: string;
}

/** A sentence of a list: the key under the letter's `lines` in mail.json, and what it names. */
export interface LetterLine {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** What a letter names: words as they are, moments, offices and lists of sentences in the reader's language. */
export type LetterValue = string | number | Date | LetterMoment | LetterOffice | readonly LetterLine[];

/** A value as it waits in a job: JSON. */
export const encodedValue = z.union([
  z.string(),
  z.number(),
  z.object({ moment: z.iso.datetime(), zone: z.string().optional() }),
  z.object({
    lines: z.array(
      z.object({ key: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) }),
    ),
  }),
  z.object({
    kind: z.enum(["city", "country", "chair", "shepherd", "secretariat", "partner", "administration"]),
    capacity: z.enum(["head", "alternate", "editor"]),
    country: z.string().nullable(),
    name: z.string().nullable(),
  }),
]);

export type EncodedValue = z.infer<typeof encodedValue>;

/** The values as JSON keeps them: of an office only what is written, no ids. */
export function encodeValues(values: Readonly<Record<string, LetterValue>>): Record<string, EncodedValue> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, encode(value)]));
}

function encode(value: LetterValue): EncodedValue {
  if (typeof value !== "object") return value;
  if (value instanceof Date) return { moment: value.toISOString() };
  if (isLines(value)) return { lines: value.map(({ key, values }) => ({ key, values: { ...values } })) };
  if ("zone" in value) return { moment: value.moment.toISOString(), zone: value.zone };
  const { capacity, office } = value satisfies Pick<Mandate, "capacity"> & Pick<LetterOffice, "office">;
  return { capacity, kind: office.kind, country: office.country, name: office.name };
}

function isLines(value: LetterMoment | LetterOffice | readonly LetterLine[]): value is readonly LetterLine[] {
  return Array.isArray(value);
}
