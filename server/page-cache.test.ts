import { expect, test } from "vitest";
import { partsOf } from "./page-cache.ts";

test.each([
  ["/", ["cities", "documents", "experiences"]],
  ["/cities/da-nang", ["cities", "experiences"]],
  ["/about", []],
])("a public page is kept with its parts: %s", (path, parts) => {
  expect(partsOf(path)).toEqual(parts);
});

test.each([
  "/rooms/covid-19-response",
  "/cities/da-nang/edit",
  "/nowhere",
  "/constructor",
  "/__proto__",
  "/toString",
])("another page is not: %s", (path) => {
  expect(partsOf(path)).toBeNull();
});
