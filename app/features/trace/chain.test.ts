import { expect, test } from "vitest";
import { canonical, genesis, hashOf } from "./chain.server.ts";

const entry = {
  objectId: null,
  objectKind: null,
  id: 7,
  at: "2026-11-22T00:00:00.000001Z",
  personId: "6f1f5c3e-0000-4000-8000-000000000001",
  mandateId: null,
  addressClass: "public",
  act: "sessions.opened",
} as const;

test("the JSON of an entry does not depend on the order in which it is read", () => {
  expect(canonical(entry)).toBe(
    '{"act":"sessions.opened","addressClass":"public","at":"2026-11-22T00:00:00.000001Z","id":7,"mandateId":null,"objectId":null,"objectKind":null,"personId":"6f1f5c3e-0000-4000-8000-000000000001"}',
  );
});

test("a hash depends on everything before it and on every field", () => {
  const hash = hashOf(genesis, entry);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(hashOf(hash, entry)).not.toBe(hash);
  for (const [key, value] of Object.entries({ ...entry, id: 8, at: "x", objectId: "1", personId: null }))
    if (value !== entry[key as keyof typeof entry])
      expect([key, hashOf(genesis, { ...entry, [key]: value })]).not.toEqual([key, hash]);
});
