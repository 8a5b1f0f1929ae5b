import { describe, expect, test } from "vitest";
import { subjectOf } from "./subjects.ts";

describe("what a room is about, by its slug", () => {
  const known = [
    ["document-online-portal", "document", "online-portal", "members"],
    ["experience-cov-01", "experience", "cov-01", "everyone"],
    ["meeting-am-2018", "meeting", "am-2018", "members"],
    ["initiative-ini-2026-0001", "initiative", "INI-2026-0001", "members-and-invited"],
    ["initiative-ini-2026-0001-members", "initiative", "INI-2026-0001", "members"],
  ] as const;
  test.each(known)("%s", (slug, kind, subject, audience) => {
    expect(subjectOf(slug)).toEqual({ kind, subject, audience });
  });

  const unknown = ["covid-19-response", "none", "document", "document-", "initiative-x", "city-hanoi"];
  test.each(unknown)("%s is about nothing", (slug) => {
    expect(subjectOf(slug)).toBeNull();
  });
});
