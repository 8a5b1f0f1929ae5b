import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { drawDiagram } from "../adoption-diagram/diagram.ts";

test("docs/adoption.md draws the steps that the rules allow (npm run adoption-diagram writes it)", () => {
  const [, drawn] = /```mermaid\n([^`]*)```/.exec(readFileSync("docs/adoption.md", "utf8")) ?? [];
  expect(drawn).toBe(drawDiagram());
});
