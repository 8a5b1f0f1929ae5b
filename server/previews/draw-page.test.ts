import { pino } from "pino";
import { expect, test } from "vitest";
import { pdfOf } from "../../tests/pdf-samples.ts";
import { createPageDrawer } from "./draw-page.ts";

const log = pino({ level: "silent" });
const draw = createPageDrawer(log, { time: 60_000, memory: 256 });
const red = "1 0 0 rg 0 0 600 400 re f";

test("a page is drawn as it looks, twice as large as a preview", async () => {
  const drawing = await draw(pdfOf(red));
  expect(drawing).toMatchObject({ width: 480, height: 640 });
  const at = (x: number, y: number) => [
    ...(drawing?.points.subarray((y * 480 + x) * 4).subarray(0, 4) ?? []),
  ];
  expect([at(240, 10), at(240, 630)]).toEqual([
    [255, 255, 255, 255],
    [255, 0, 0, 255],
  ]);
});

test("a page without an end has its place", async () => {
  const drawing = await draw(pdfOf(red, "14400 1"));
  expect(drawing).toMatchObject({ width: 960, height: 1 });
});

test.each([
  ["nothing of a PDF but its name", new TextEncoder().encode("%PDF-1.7\n%%EOF")],
  ["no PDF", new TextEncoder().encode("Words")],
  ["nothing", new Uint8Array()],
])("%s: no drawing", async (_, bytes) => {
  expect(await draw(bytes)).toBeNull();
});

test("a page that takes too long is given up, in the middle of its drawing", async () => {
  const forever = pdfOf("0 0 m 595 842 l 100 300 20 500 200 600 c S ".repeat(500_000));
  const said: object[] = [];
  const hasty = createPageDrawer({ ...log, info: (fields) => said.push(fields) }, { time: 300, memory: 256 });
  const began = performance.now();
  expect(await hasty(forever)).toBeNull();
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(said).toMatchObject([{ failure: "time" }]);
});

test("a page that unfolds to more than the memory there is draws nothing, and takes none of ours", async () => {
  const bomb = pdfOf(Buffer.alloc(200_000_000, " "));
  expect(bomb.length).toBeLessThan(1_000_000);
  const said: object[] = [];
  const bounds = { time: 60_000, memory: 64 };
  const before = process.memoryUsage().rss;
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 5);
  const drawing = await createPageDrawer({ ...log, info: (fields) => said.push(fields) }, bounds)(bomb);
  clearInterval(watch);
  expect({ drawing, said }).toMatchObject({ drawing: null, said: [{ bytes: bomb.length }] });
  expect(most - before).toBeLessThan(150 * 2 ** 20);
});
