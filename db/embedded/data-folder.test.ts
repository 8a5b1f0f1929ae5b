import { existsSync, mkdtempSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDataFolder } from "./data-folder.ts";

let folder = "";
beforeAll(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), "portal-data-")));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test("a folder is made with all above it, closed to others, and opened again", () => {
  const wanted = path.join(folder, "a", "b");
  expect([openDataFolder(wanted), openDataFolder(wanted)]).toEqual([wanted, wanted]);
  expect(statSync(wanted).mode & 0o066).toBe(0);
});

test("a file in its place or on the way is told", () => {
  const file = path.join(folder, "file");
  writeFileSync(file, "");
  expect(() => openDataFolder(path.join(file, "data"))).toThrow(
    /DATA_DIR .* cannot be used \(.*not a folder\)/,
  );
  expect(() => openDataFolder(file)).toThrow(/DATA_DIR .* cannot be used/);
});

test.runIf(existsSync("/proc/self"))("a place that holds no folders is told at once", () => {
  expect(() => openDataFolder("/proc/nope")).toThrow(/DATA_DIR \/proc\/nope cannot be used/);
});
