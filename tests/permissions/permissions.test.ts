import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import errors from "#locales/en/errors.json" with { type: "json" };
import { connect } from "#db/connection.ts";
import { liveHandlers } from "../live-handlers.ts";
import { allCells, type Cell } from "./cells.ts";
import { tell } from "./rows.ts";
import { makeScene, type Scene } from "./scene.ts";
import { snapshot } from "./snapshot.ts";
import { events, machines, pages } from "./table.ts";
import { builtRoutes, machinePaths } from "./there-is.ts";
import { openTrial, type Tried } from "./trying.ts";

const { origin, password, databaseUrl } = inject("tried");
const connection = connect(databaseUrl, { max: 2 });
const cells = allCells();
let scene: Scene;
let tried: Tried[] = [];
let before: Record<string, string> = {};
let after: Record<string, string> = {};

beforeAll(async () => {
  scene = await makeScene(connection.db, origin, password);
  const trial = await openTrial(origin, scene);
  before = await snapshot(connection);
  const refused = await trial.tryAll(cells.filter((cell) => !isDoing(cell)));
  after = await snapshot(connection);
  const done = await trial.tryAll(cells.filter(isDoing));
  trial.close();
  tried = [...refused, ...done];
}, 480_000);

afterAll(async () => {
  await connection.close();
  console.log(`${String(tried.length)} cells tried`);
});

describe("the table knows everything there is", () => {
  test("a row for every route", async () => {
    const names = (await builtRoutes()).map(({ name }) => name);
    expect([...new Set(pages.map(({ route }) => route))].sort()).toEqual(names.sort());
  });

  test("whose address leads to it, with a form where it takes one", async () => {
    for (const { name, pattern, hasAction } of await builtRoutes()) {
      const rows = pages.filter(({ route }) => route === name);
      for (const { at, missing } of rows)
        for (const path of [tell(at, scene, "visitor"), missing ?? tell(at, scene, "visitor")])
          expect(`/en${path}`.split("?")[0]).toMatch(pattern);
      expect([name, rows.some(({ deeds }) => deeds !== undefined)]).toEqual([name, hasAction]);
    }
  });

  test("a row for every machine address", () => {
    expect([...new Set(machines.map(({ path }) => path))].sort()).toEqual(machinePaths().sort());
  });

  test("a row for every socket event", () => {
    const answered = [...liveHandlers(connection.db).keys()];
    expect([...new Set(events.map(({ event }) => event))].sort()).toEqual(answered.sort());
  });
});

describe("everyone gets what the table says", () => {
  test.each([...new Set(cells.map((cell) => cell.test))])("%s", (name) => {
    const own = tried.filter((cell) => cell.test === name);
    const told = (key: "expected" | "got") => Object.fromEntries(own.map((cell) => [cell.kind, cell[key]]));
    expect(own.length).toBeGreaterThan(0);
    expect(told("got")).toEqual(told("expected"));
  });
});

test("what is refused changes nothing", () => {
  expect(Object.keys(before).length).toBeGreaterThan(20);
  expect(after).toEqual(before);
});

test("every 403 of a page says why in a sentence", () => {
  const refused = tried.filter(({ got, body }) => got === 403 && body.startsWith("<!DOCTYPE"));
  expect(refused.length).toBeGreaterThan(0);
  const sentences = Object.values(errors).map((sentence) => sentence.replaceAll("'", "&#x27;"));
  for (const { test: name, kind, body } of refused) {
    const main = /<main[\s\S]*<\/main>/.exec(body)?.[0] ?? "";
    expect([name, kind, sentences.some((sentence) => main.includes(sentence))]).toEqual([name, kind, true]);
  }
});

describe("what is hidden answers exactly as what does not exist", () => {
  const rows = pages.flatMap((row, place) => (row.missing === undefined ? [] : [{ row, place }]));
  test.each(rows)("$row.route (row $place)", ({ row, place }) => {
    const hidden = tried.filter(
      ({ test: name, got }) => got === 404 && name.includes(`(row ${String(place)}): `),
    );
    for (const { test: name, kind, body } of hidden) {
      const other = tried.find(
        (cell) =>
          cell.kind === kind &&
          cell.test === `${row.route} ${row.missing ?? ""} (missing): ${name.split("): ")[1] ?? ""}`,
      );
      expect([name, kind, bare(body, tell(row.at, scene, kind))]).toEqual([
        name,
        kind,
        bare(other?.body ?? "", row.missing ?? ""),
      ]);
    }
  });
});

/** Whether the portal may change something when it answers. */
function isDoing({ expected, isDone }: Cell): boolean {
  return isDone === true || expected < 400;
}

/** The body without its own address and without what is made anew for each answer. */
function bare(body: string, path: string): string {
  const names = [path, path.split("?")[0] ?? ""].flatMap((one) => [one, encodeURIComponent(one)]);
  return names
    .reduce((text, name) => text.replaceAll(name, "PATH"), body)
    .replace(/nonce="[^"]*"|\\*"nonce\\*",\\*"[^"]*"/g, "");
}
