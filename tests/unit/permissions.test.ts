import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { permissionsDocument } from "../permissions/markdown.ts";
import { registry } from "../permissions/policies.ts";

const modules = import.meta.glob<Record<string, unknown>>(
  ["../../app/features/**/policy.ts", "../../app/features/**/*-policy.ts"],
  { eager: true },
);
const policies = Object.entries(modules).flatMap(([file, module]) =>
  Object.entries(module)
    .filter(([name, value]) => name.endsWith("Policy") && typeof value === "object" && value !== null)
    .map(([name, policy]) => ({ name: `${partOf(file)} ${name}`, policy })),
);

/** The part that a policy is of, in its own folder or in that of one of its rooms: "documents", "rooms". */
function partOf(file: string): string {
  return file.split("/features/")[1]?.split("/")[0] ?? "";
}

test("there are policies to look at", () => {
  expect(policies.length).toBeGreaterThanOrEqual(20);
});

test.each(policies)("tests/permissions/policies.ts knows $name", ({ name, policy }) => {
  const known = registry.filter((one) => one.policy === policy);
  expect(known.length).toBeGreaterThan(0);
  expect([...new Set(known.map(({ part }) => part))]).toEqual([name.split(" ")[0]]);
});

/** Functions of a policy.ts that are no verbs, and why they are no second source of rights. */
const derived: Readonly<Record<string, string>> = {
  sightOf:
    "what a list of initiatives asks for; its policy's `read` is made of it, and a test holds both together",
  authoriseSubmission: "throws what `submissionPolicy.submit` refuses",
  readableRooms: "what a list of rooms asks for; a test holds it to `roomPolicy.read`",
  writableRooms: "what the statement that posts holds; a test holds it to `roomPolicy.post`",
  authorise: "of features/access: runs a rule",
  orHidden: "of features/access: runs a rule",
  abilities: "of features/access: runs every rule",
};

test("no function beside the policies decides who may", () => {
  const verbs = new Set(
    registry.flatMap(({ policy }) => Object.values(policy as Readonly<Record<string, unknown>>)),
  );
  const functions = Object.values(modules).flatMap((module) =>
    Object.entries(module).filter(([, value]) => typeof value === "function"),
  );
  const unknown = functions.filter(([name, value]) => !(name in derived) && !verbs.has(value));
  expect(unknown.map(([name]) => name)).toEqual([]);
});

test("docs/permissions.md says what the policies say: `npm run permissions` writes it anew", async () => {
  const written = await readFile(new URL("../../docs/permissions.md", import.meta.url), "utf8");
  expect(written).toBe(await permissionsDocument());
});
