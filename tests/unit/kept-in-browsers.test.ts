import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const root = new URL("../../", import.meta.url);
const register = readFileSync(new URL("docs/data-register.md", root), "utf8");
const section = /^## In the browser$([\s\S]*?)^## /m.exec(register)?.[1] ?? "";

/** What keeps something on the device of a reader. */
const keeps = /\b(?:indexedDB|localStorage|sessionStorage|caches|cookieStore)\.\w|\bdocument\.cookie = /;

test("docs/data-register.md names every file of the pages that keeps something in the browser, and no other", () => {
  const files = readdirSync(new URL("app", root), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes(".test."))
    .map((name) => `app/${name}`)
    .filter((name) => keeps.test(readFileSync(new URL(name, root), "utf8")));
  const named = [...section.matchAll(/`(app\/[^`]+)`/g)].map(([, name = ""]) => name);
  expect([...new Set(named)].sort()).toEqual(files.sort());
  expect(files.length).toBeGreaterThan(2);
});
