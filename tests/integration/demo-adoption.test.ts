import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { visitor } from "#app/features/access/actor.ts";
import { checkRecord } from "#app/features/documents/adoption/verify-record.server.ts";
import { findRecord } from "#db/queries/adoption-records.ts";
import { listProcedures } from "#db/queries/procedures.ts";
import { loadDemonstration } from "#server/demo.ts";
import type { Env } from "#server/env.ts";
import { testDatabase, type TestDatabase } from "../database.ts";
import { testServices } from "../services.ts";
import { exportsFor, readWith } from "./export-players.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

test("the demonstration's example is adopted under silence, once, with a record that agrees with its hashes", async () => {
  const env = { demoPassword: "a password for this test", dataDir: "" } as Env;
  // The second time stands for a second start.
  for (let time = 0; time < 2; time += 1) await loadDemonstration(testServices(database.db), env);
  const procedures = await listProcedures(database.db, "example-adopted");
  expect(procedures.map(({ way, outcome }) => [way, outcome])).toEqual([["silence", "adopted"]]);
  const { content } = (await findRecord(database.db, "example-adopted"))!;
  expect(content.isIllustrative).toBe(true);

  for (const { stated, computed } of checkRecord(content)) expect(stated).toBe(computed);
  expect(content.procedures[0]!.said.map(({ office }) => office)).toContain("country");
  const { rows } =
    await sql`select from graphile_worker.jobs where task_identifier = 'adoption.letters'`.execute(
      database.db,
    );
  expect(rows).toEqual([]);
  const words = content.procedures[0]!.said.map(({ word }) => word);
  expect([words.length, words.filter((word) => word === "silent").length]).toEqual([11, 10]);
});

const joined = (text: string) => text.replace(/\s+/g, "");

test("its record is there as PDF in both languages; of what is not adopted there is none", async () => {
  const exports = exportsFor(database.db);
  const { content } = (await findRecord(database.db, "example-adopted"))!;
  for (const [lang, label] of [
    ["en", "This is an example: no country has adopted this text."],
    ["vi", "Đây là ví dụ: không nước nào đã thông qua văn bản này."],
  ] as const) {
    const answer = await exports.ask(visitor, `/${lang}/documents/example-adopted/adoption.pdf`);
    const file = new Uint8Array(await answer.arrayBuffer());
    const text = joined(await readWith("pdftotext", file, "pdf", ["{}", "-"]));
    for (const words of [label, content.sha256, "Demonstration: costs are shared as far as contracts allow."])
      expect(text).toContain(joined(words));
  }
  for (const slug of ["online-portal", "investment-toolkit"])
    expect((await exports.ask(visitor, `/en/documents/${slug}/adoption.pdf`)).status).toBe(404);
  exports.close();
});
