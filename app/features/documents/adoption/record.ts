import { z } from "zod";
import { ways } from "./procedures.ts";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** ISO 8601, UTC, as `toISOString` writes it. */
const moment = z.iso.datetime();
const said = z.object({
  country: z.string(),
  /** What was recorded: a word of the procedure, or "silent". */
  word: z.string(),
  /** Kind of the office that spoke, "country" or "chair"; null for a silent country. */
  office: z.string().nullable(),
  at: moment.nullable(),
  statement: z.string().nullable(),
  lang: z.string().nullable(),
  /** What an amendment would have said, and the permanent id of its paragraph. Not in the first records. */
  proposed: z.string().nullable().optional(),
  node: z.string().nullable().optional(),
});
const procedure = z.object({
  version: z.int(),
  way: z.enum(ways),
  openedAt: moment,
  expiresAt: moment.nullable(),
  shortReason: z.string().nullable(),
  outcome: z.string(),
  decidedAt: moment,
  nextStep: z.string().nullable(),
  nextStepText: z.string().nullable(),
  /** When that step was recorded, and the slug of the meeting where it was tabled. Not in the first records. */
  nextStepAt: moment.nullable().optional(),
  meeting: z.string().nullable().optional(),
  said: z.array(said),
});
const text = z.object({
  lang: z.string(),
  isAuthoritative: z.boolean(),
  title: z.string(),
  /** In reading order; `depth` is 1 at the top. */
  nodes: z.array(z.object({ id: z.string(), kind: z.string(), depth: z.int(), text: z.string() })),
  /** Of this language version's canonical form. */
  sha256,
});
const row = z.object({
  id: z.string(),
  version: z.int(),
  lang: z.string(),
  node: z.string().nullable(),
  quote: z.string().nullable(),
  country: z.string().nullable(),
  office: z.string().nullable(),
  type: z.string(),
  body: z.string(),
  proposed: z.string().nullable(),
  supports: z.array(z.string()),
  response: z.string().nullable(),
  /** BCP 47 tag of the response. Not in the first records. */
  responseLang: z.string().nullable().optional(),
  disposition: z.string().nullable(),
  resultingNode: z.string().nullable(),
});

/** The record of an adoption, public and never changed. Described at /api/v1/adoption-record.schema.json. */
export const recordSchema = z.object({
  form: z.literal("ascn-adoption-record/1"),
  document: z.string(),
  version: z.int(),
  isIllustrative: z.boolean(),
  adoptedAt: moment,
  /** The procedures of all versions in their order; the last is the one that adopted. */
  procedures: z.array(procedure),
  texts: z.array(text),
  matrix: z.array(row),
  /** Of the whole record's canonical form, without this field. */
  sha256,
});

export type AdoptionRecord = z.infer<typeof recordSchema>;
export type RecordText = AdoptionRecord["texts"][number];
