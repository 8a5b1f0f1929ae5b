import { expect, test } from "vitest";
import type { MessageNow } from "./room-event.ts";
import { briefIn, briefsFrom, type BriefRow } from "./brief.ts";

const row: BriefRow = {
  ...{ n: 4, words: `We keep it\nfor 21 days. ${"Again ".repeat(20)}`, mandateId: "m", capacity: "head" },
  ...{ officeId: "o", kind: "city", countryCode: "VN", citySlug: "da-nang", organisationSlug: null },
  ...{ name: "Da Nang", lang: "en" },
};
const [brief] = briefsFrom([row]);
const now = (body: string | null) => new Map([[4, { n: 4, body, lang: "vi" } as MessageNow]]);
const nobody = new Map<number, never>();

test("a message in brief is who wrote it and its first words on one line", () => {
  expect(brief).toMatchObject({ n: 4, by: { mandate: "m", office: { city: "da-nang" } }, lang: "en" });
  expect(brief!.words).toMatch(/^We keep it for 21 days\. Again/);
  expect(Array.from(brief!.words).length).toBeLessThan(65);
  expect(briefsFrom(null)).toEqual([]);
});

test("what is known now comes before what the page had, and of what is gone nothing is left", () => {
  expect(briefIn({ posted: nobody, now: nobody }, [brief!], 4)).toEqual(brief);
  expect(briefIn({ posted: nobody, now: now("Another wording") }, [brief!], 4)).toMatchObject({
    ...{ words: "Another wording", lang: "vi" },
  });
  expect(briefIn({ posted: nobody, now: now(null) }, [brief!], 4)).toBeNull();
  expect(briefIn({ posted: nobody, now: nobody }, [], 4)).toBeNull();
  const posted = new Map([[4, { by: brief!.by, at: "2026-11-21T00:00:00.000Z" }]]);
  expect(briefIn({ posted, now: now("Here") }, [], 4)?.words).toBe("Here");
});
