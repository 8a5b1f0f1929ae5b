import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { recordSchema, type AdoptionRecord } from "#app/features/documents/adoption/record.ts";
import { checkRecord } from "#app/features/documents/adoption/verify-record.server.ts";

/** `npm run verify-record -- FILE`: prints each hash that agrees; throws an error that is one sentence unless all do. */
export function run(args: string[], source: Readonly<Record<string, string | undefined>>): void {
  const [name, ...more] = args;
  if (name === undefined || more.length > 0)
    throw new Error("Say which record to verify: npm run verify-record -- FILE.");
  const record = readRecord(resolve(source["INIT_CWD"] ?? process.cwd(), name));
  const wrong: string[] = [];
  for (const { lang, stated, computed } of checkRecord(record)) {
    const what = lang === null ? "The record as a whole" : `The text in ${lang}`;
    if (stated === computed) process.stdout.write(`${what} agrees with its hash ${stated}.\n`);
    else wrong.push(`${what} does not agree: the record says ${stated}, but it is ${computed}.`);
  }
  if (wrong.length > 0) throw new Error(wrong.join("\n"));
}

/** The record in a file. Throws a sentence for what cannot be read or is none. */
function readRecord(file: string): AdoptionRecord {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw new Error(`The file ${file} cannot be read.`);
  }
  const given = jsonOf(text);
  if (!isRecord(given)) throw new Error(`The file ${file} holds no adoption record.`);
  if (countNames(text) !== countFields(given))
    throw new Error(`The file ${file} says a field twice: readers may differ in which of both counts.`);
  return given;
}

/** As it stands: what was added to a record counts as much as what was changed in it. */
function isRecord(given: unknown): given is AdoptionRecord {
  return recordSchema.safeParse(given).success;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The names of fields in a JSON text, each as often as it stands there. */
function countNames(text: string): number {
  const strings = text.matchAll(/"(?:[^"\\]+|\\.)*"\s*(:?)/g);
  return [...strings].filter(([, colon]) => colon === ":").length;
}

/** The fields of a value: of a name that stood twice in an object the last is left. */
function countFields(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const within = Object.values(value).reduce<number>((sum, one) => sum + countFields(one), 0);
  return within + (Array.isArray(value) ? 0 : Object.keys(value).length);
}
