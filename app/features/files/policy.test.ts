import { describe, expect, test } from "vitest";
import { visitor, type Actor } from "#app/features/access/actor.ts";
import { by } from "#tests/room-by.ts";
import { filePolicy } from "./policy.ts";

const acting = (mandate: string): Actor => ({
  person: { id: "p", email: "p@example.org", name: "P" },
  mandate: { id: mandate, capacity: by.capacity, office: by.office },
});

describe("who fetches a file", () => {
  test.each([
    [true, "who sent it in", acting("m1"), false],
    [false, "another of the same office", acting("m2"), false],
    [false, "a visitor", visitor, false],
    [true, "whoever sees what it hangs on", acting("m2"), true],
    [true, "a visitor who does", visitor, true],
  ])("%s: %s", (may, _, actor, isOpen) => {
    expect(filePolicy.fetch(actor, { mandate: "m1", isOpen, isGone: false })).toBe(may);
    expect(filePolicy.fetch(actor, { mandate: "m1", isOpen, isGone: true })).toBe(false);
  });
});
