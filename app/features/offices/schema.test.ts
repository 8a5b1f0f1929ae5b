import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  deedSchema as deedSchemaFor,
  decisionSchema,
  emailSchema,
  joiningSchema,
  registrationSchema,
  termSchema,
} from "./schema.ts";

const deedSchema = deedSchemaFor(["en", "vi"]);
const id = "0f3c5c9a-5e0d-4f0a-8f0e-3f1d2c4b5a69";
const invite = { deed: "invite", email: "A@Example.org", capacity: "head", lang: "en", from: "", until: "" };
const issuesOf = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value).error?.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`) ?? [];

describe("e-mail addresses", () => {
  test.each(["a@b.example", "ten.ho+x@cơ-quan.example"])("taken: %s", (value) => {
    expect(emailSchema.parse(value)).toBe(value.toLowerCase());
  });
  test.each([
    "",
    "a",
    "a@b",
    "a b@c.example",
    "a@b..example",
    "<a@b.example>",
    "a@b.example\nc",
    "a\u0000@b.example",
    "a,b@c.example",
    "a(b)@c.example",
    `${"a".repeat(65)}@b.example`,
  ])("refused: %j", (value) => {
    expect(emailSchema.safeParse(value).success).toBe(false);
  });
});

describe("deeds of an office's page", () => {
  test("an invitation: address in lower case, no days where none are given", () => {
    expect(deedSchema.parse(invite)).toMatchObject({ email: "a@example.org", from: null, until: null });
  });
  test.each([
    [{ ...invite, from: "2027-02-30" }, "from badDay"],
    [{ ...invite, until: "x" }, "until badDay"],
    [{ ...invite, from: "2027-02-02", until: "2027-02-01" }, "until endsBeforeStart"],
    [{ ...invite, capacity: "king" }, "capacity badValue"],
    [{ ...invite, lang: "zz" }, "lang badValue"],
    [{ ...invite, email: ["a@b.example"] }, "email required"],
    [{ deed: "end", mandate: "x" }, "mandate badValue"],
    [{ deed: "writeNote", mandate: id, note: "x".repeat(4001) }, "note tooLong"],
  ])("refused: %j", (value, issue) => {
    expect(issuesOf(deedSchema, value)).toContain(issue);
  });
  test("an unknown deed, and an office smuggled in, lead nowhere", () => {
    expect(deedSchema.safeParse({ deed: "crown" }).success).toBe(false);
    expect(deedSchema.parse({ ...invite, office: "administration", officeId: id })).not.toHaveProperty(
      "office",
    );
  });
});

test("joining takes a name, and the password's own rules", () => {
  const schema = joiningSchema(z.string().min(3, "shortPassword"));
  expect(issuesOf(schema, { name: "", password: "a" })).toEqual(["name required", "password shortPassword"]);
  expect(issuesOf(schema, { name: "A\u202eB", password: "abc" })).toEqual(["name badCharacters"]);
});

test("a registration needs all four; a refusal its reason; a term its year", () => {
  expect(issuesOf(registrationSchema, {})).toHaveLength(4);
  expect(issuesOf(decisionSchema, { decision: "decline", registration: id, reason: " " })).toEqual([
    "reason required",
  ]);
  expect(issuesOf(termSchema, { kind: "chair", country: "VN", year: "27" })).toEqual(["year badTerm"]);
});
