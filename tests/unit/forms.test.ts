import { readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { z } from "zod";

/**
 * Fields that are no text someone wrote for others, and why they need not pass through features/access/text.ts: passwords
 * are hashed as they are, addresses to go on to pass through `ownPath`, a passkey's answer is parsed as JSON.
 */
const exempt = /(?:^|\.)(?:password|newPassword|to|back|answer)$/;

const bad = {
  "a NUL": "a\u0000b",
  "a lone surrogate": "a\ud800b",
  "a broken byte": "a\ufffdb",
  "10,000 marks": `a${"\u0301".repeat(10_000)}`,
  "half a million letters": "x".repeat(500_000),
};

interface Leaf {
  readonly path: string;
  readonly schema: z.core.$ZodType;
}

type Def = z.core.$ZodTypeDef & {
  readonly shape?: Record<string, z.core.$ZodType>;
  readonly options?: readonly z.core.$ZodType[];
  readonly innerType?: z.core.$ZodType;
  readonly element?: z.core.$ZodType;
  readonly valueType?: z.core.$ZodType;
  readonly in?: z.core.$ZodType;
};
const defOf = (schema: z.core.$ZodType) => schema._zod.def as Def;

/** Every field that takes a string, with the whole of what is asked of it. */
function fieldsOf(schema: z.core.$ZodType, path = "", outer = schema): Leaf[] {
  const def = defOf(schema);
  if (def.shape)
    return Object.entries(def.shape).flatMap(([name, inner]) =>
      fieldsOf(inner, path ? `${path}.${name}` : name),
    );
  if (def.options && def.type === "union") return def.options.flatMap((option) => fieldsOf(option, path));
  if (def.element) return fieldsOf(def.element, path);
  if (def.valueType) return fieldsOf(def.valueType, path);
  const inside = def.in ?? def.innerType;
  if (inside) return fieldsOf(inside, path, outer);
  return def.type === "string" ? [{ path, schema: outer }] : [];
}

const root = new URL("../../", import.meta.url);
const files = readdirSync(new URL("app/features/", root), { recursive: true, encoding: "utf8" }).filter(
  (name) => /(?:^|[/-])schema\.ts$/.test(name),
);
const isSchema = (value: unknown): value is z.core.$ZodType =>
  typeof value === "object" && value !== null && "_zod" in value;

/** What the schemas that are made for a page's choices are made from; those not named here from a choice that knows nothing. */
const choices: Readonly<Record<string, unknown>> = {
  adoptionSchema: [],
  commentSchema: [],
  deedSchema: [],
  initiativeSchema: { focusAreas: [], cities: [], countries: [], languages: [] },
  matrixSchema: [],
  newRoomSchema: ["en"],
  positionSchema: [],
  publicCommentSchema: [],
  joiningSchema: z.string().max(10),
  sendingSchema: [],
  threadSchema: [],
  unsentSchema: [],
};
const schemaOf = (name: string, exported: unknown): unknown => {
  if (typeof exported !== "function" || !/(?:Schema|Form)$/.test(name)) return exported;
  return (exported as (given: unknown) => unknown)(choices[name] ?? (() => false));
};

const found: [string, Leaf][] = [];
for (const file of files) {
  const { pathname } = new URL(`app/features/${file}`, root);
  const exports = (await import(pathToFileURL(pathname).href)) as Record<string, unknown>;
  for (const [name, exported] of Object.entries(exports)) {
    const schema = schemaOf(name, exported);
    if (!isSchema(schema)) continue;
    for (const leaf of fieldsOf(schema)) found.push([`${file} ${name} ${leaf.path}`, leaf]);
  }
}

test("the walk finds the forms", () => {
  expect(files.length).toBeGreaterThanOrEqual(6);
  const names = found.map(([name]) => name.split(" ").slice(1).join(" "));
  expect(names).toEqual(expect.arrayContaining(["signInSchema email", "postSchema body"]));
});

describe("every text field of a form refuses what cannot be kept", () => {
  test.each(found.filter(([, { path }]) => !exempt.test(path)))("%s", async (_, { schema }) => {
    for (const [what, value] of Object.entries(bad)) {
      const { success, data } = await z.safeParseAsync(schema, value);
      const kept = success ? JSON.stringify(data ?? "") : "";
      expect([what, kept.length > 100_000, kept.includes(JSON.stringify(value).slice(1, -1))]).toEqual([
        what,
        false,
        false,
      ]);
    }
  });
});
