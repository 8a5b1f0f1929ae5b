import { afterAll, beforeAll, expect, test } from "vitest";
import { makeComment } from "#app/features/documents/comments/commands.server.ts";
import { answerComments } from "#app/features/documents/matrix/commands.server.ts";
import { exportMatrix } from "#app/features/documents/matrix/export.server.ts";
import type { MatrixFilter } from "#app/features/documents/matrix/filter.ts";
import { readTexts } from "#server/texts.ts";
import { comment, documentScene, type DocumentScene } from "../document-scene.ts";

const texts = readTexts("locales").get("en")!;
const body = "=1+1\nTwo lines, an emoji 😀 and ខ្មែរ.";
let scene: DocumentScene;
let id: string;

beforeAll(async () => {
  scene = await documentScene();
  await scene.openPeriod();
  ({ id } = await makeComment(scene.services, scene.as("daNang"), comment({ body })));
  // More than one portion of what is read at a time.
  for (let place = 0; place < 204; place += 1)
    await makeComment(scene.services, scene.as("phuket"), comment({ body: `Row ${String(place)}.` }));
  await answerComments(scene.services, scene.as("secretariat"), {
    ...{ document: "online-portal", version: 1, seen: new Map([[id, 0]]), response: "Taken\nover." },
    ...{ lang: "en", disposition: "accepted", resultingNode: "op-2-1" },
  });
});
afterAll(() => scene.database.close());

async function rows(who: string, filter: MatrixFilter = {}) {
  const asked = { slug: "online-portal", number: null, filter };
  const found = await exportMatrix(scene.services, scene.as(who), texts, asked);
  const all: { cells: readonly string[]; mark: { answer: number; comment: number } }[] = [];
  for await (const { cells, mark } of found.rows) all.push({ cells: cells.map(({ text }) => text), mark });
  return all;
}

test("every row with all that it says", async () => {
  const all = await rows("secretariat");
  expect(all).toHaveLength(205);
  expect(new Set(all.map(({ cells }) => cells[0])).size).toBe(205);
  const [first] = all;
  expect(first?.mark).toEqual({ answer: 1, comment: 1 });
  expect(first?.cells).toEqual(expect.arrayContaining([id, body, "Da Nang", "Taken\nover.", "Accepted"]));
});

test("members have no answer that is not published", async () => {
  const [first] = await rows("hanoi", { country: "VN" });
  expect(first?.cells).toContain(body);
  expect(first?.cells).not.toContain("Taken\nover.");
  expect(first?.mark).toEqual({ answer: 0, comment: 1 });
});

test.each([
  ["partner", 403],
  ["visitor", 401],
])("%s has no file of it", async (who, status) => {
  await expect(rows(who)).rejects.toEqual(expect.objectContaining({ status }));
});

test("a file that can hold no more rows is refused before it is begun", async () => {
  const asked = { slug: "online-portal", number: null };
  const as = scene.as("secretariat");
  const long = exportMatrix(scene.services, as, texts, { ...asked, filter: {}, most: 204 });
  await expect(long).rejects.toEqual(
    expect.objectContaining({ status: 409, key: "matrixTooLong", values: { count: 205, limit: 204 } }),
  );
  await exportMatrix(scene.services, as, texts, { ...asked, filter: { country: "TH" }, most: 204 });
});
