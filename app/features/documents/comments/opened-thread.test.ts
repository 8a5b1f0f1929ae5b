import { expect, test } from "vitest";
import { visitor, type Actor, type OfficeKind } from "#app/features/access/actor.ts";
import { openThread } from "./opened-thread.ts";

function officer(kind: OfficeKind, id: string, country: string): Actor {
  const office = { id, kind, country, city: kind === "city" ? id : null, organisation: null, name: null };
  return {
    person: { id: "p", email: "p@example.org", name: "P" },
    mandate: { id: "m", capacity: "head", office },
  };
}
const daNang = officer("city", "da-nang", "VN");
const hanoi = officer("city", "hanoi", "VN");
const phuket = officer("city", "phuket", "TH");
const vietNam = officer("country", "vn", "VN");

const row = {
  ...{
    countryCode: "VN" as string | null,
    citySlug: "da-nang",
    office: "da-nang",
    takes: ["city", "country"],
  },
  ...{
    isSubmitted: false,
    publishesDirectly: true,
    isClosed: false,
    isOpen: true,
    isOpenWithin: true,
    decided: null,
    answer: null,
    source: null,
  },
  ...{
    body: "Words.",
    quote: "words" as string | null,
    proposed: null as string | null,
    withdrawnAt: null as Date | null,
  },
  replies: [{ id: "r", office: "hanoi", body: "An answer.", withdrawnAt: null as string | null }],
  supports: [{ office: "hanoi" }],
  files: [{ name: "plan.pdf" }],
};
const verbs = (can: Readonly<Record<string, boolean>>) =>
  Object.keys(can)
    .filter((verb) => can[verb])
    .join(" ");

test("what may be done now, and what is over with the period", () => {
  const may = (who: Actor, change: Partial<typeof row> = {}) =>
    verbs(openThread(who, { ...row, ...change }).can);
  expect(may(daNang)).toBe("reply edit withdraw");
  expect(may(phuket)).toBe("reply support");
  const over = { isOpen: false, isOpenWithin: false };
  expect(may(daNang, over)).toBe("withdraw");
  expect(may(daNang, { isOpen: false })).toBe("reply withdraw");
  expect(may(vietNam, { isOpen: false })).toBe("reply");
  expect(may(daNang, { isSubmitted: true })).toBe("reply");
  expect(may(phuket, { isOpen: false })).toBe("");
  expect(may(daNang, { withdrawnAt: new Date() })).toBe("");
  expect(openThread(hanoi, row)).toMatchObject({ isSupported: true });
  expect(openThread(phuket, row)).toMatchObject({ isSupported: false });
});

test("withdrawn words are kept for the office and its National Representative, and for nobody else", () => {
  const withdrawn = { ...row, withdrawnAt: new Date() };
  for (const [who, body] of [
    [daNang, "Words."],
    [vietNam, "Words."],
    [hanoi, ""],
    [phuket, ""],
  ] as const)
    expect(openThread(who, withdrawn)).toMatchObject({
      ...{ body, isWithdrawn: true, quote: body === "" ? null : "words" },
      files: body === "" ? [] : row.files,
    });
});

test("a reply is its office's; withdrawn it says nothing to others", () => {
  const replyFor = (who: Actor, withdrawnAt: string | null, isOpenWithin = true) =>
    openThread(who, { ...row, isOpen: false, isOpenWithin, replies: [{ ...row.replies[0]!, withdrawnAt }] })
      .replies[0]!;
  expect(verbs(replyFor(hanoi, null).can)).toBe("edit withdraw");
  expect(verbs(replyFor(hanoi, null, false).can)).toBe("withdraw");
  expect(verbs(replyFor(daNang, null).can)).toBe("");
  expect(replyFor(hanoi, "2026-01-01T00:00:00Z")).toMatchObject({ body: "An answer.", isWithdrawn: true });
  expect(replyFor(daNang, "2026-01-01T00:00:00Z")).toMatchObject({ body: "", isWithdrawn: true });
});

test("the answer to what a member said is the members', that to a partner or the public everyone's who reads it", () => {
  const answered = { ...row, answer: { disposition: "accepted" } };
  expect(openThread(phuket, answered).answer).toEqual(answered.answer);
  expect(openThread(visitor, answered).answer).toBeNull();
  expect(openThread(visitor, { ...answered, countryCode: null }).answer).toEqual(answered.answer);
});

test("the room that a comment came of is named to those who read it", () => {
  const source = { room: "proposals", message: 12, audience: "members" as const, guests: [] };
  const brought = { ...row, source };
  expect(openThread(phuket, brought).source).toEqual(source);
  expect(openThread(visitor, brought).source).toBeNull();
  expect(
    openThread(visitor, { ...brought, source: { ...source, audience: "everyone" } }).source,
  ).not.toBeNull();
});
