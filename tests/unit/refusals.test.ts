import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { formatsFor } from "#app/language/formats.ts";
import { inWords } from "#app/language/in-words.ts";
import { languages, type Lang } from "#app/language/languages.ts";
import type { TextValues } from "#app/language/texts.ts";
import { readTexts } from "#server/texts.ts";

const texts = readTexts(fileURLToPath(new URL("../../locales/", import.meta.url)));
const until = "2026-12-05T09:31:00.000Z";

/** The sentence as the reader of the page reads it. */
function said(lang: Lang, key: string, values: TextValues, part = "errors"): string {
  const worded = inWords(values, formatsFor(lang), "Asia/Bangkok");
  return texts
    .get(lang)!
    .find(part, key, worded)
    .text.replaceAll(/[\u2066-\u2069]/g, "");
}

test.each<[Lang, string]>([
  [
    "en",
    "You may not write in this room until 5 December 2026 at 16:31 (Indochina Time). The reason given: “Loud”",
  ],
  [
    "vi",
    "Bạn không được viết trong phòng này cho đến lúc 16:31 5 tháng 12 năm 2026 (Giờ Đông Dương). Lý do được nêu: “Loud”",
  ],
  ["th", "ท่านเขียนในห้องนี้ไม่ได้จนถึง 5 ธันวาคม 2026 เวลา 16:31 (เวลาอินโดจีน) เหตุผลที่ให้ไว้: “Loud”"],
  ["my", "2026 ဒီဇင်ဘာ 5 16:31 (အင်ဒိုချိုင်းနား အချိန်) အထိ ဤအခန်းတွင် သင် ရေးခွင့် မရှိပါ။ ပေးထားသော အကြောင်းပြချက် - “Loud”"],
])("who is restricted reads until when in the own language and zone: %s", (lang, sentence) => {
  expect(said(lang, "restrictedUntil", { until, reason: "Loud" })).toBe(sentence);
});

test.each<[Lang, string, string, string, string]>([
  ["en", "1 second", "40 seconds", "5 minutes", "2 hours"],
  ["vi", "1 giây", "40 giây", "5 phút", "2 giờ"],
  ["th", "1 วินาที", "40 วินาที", "5 นาที", "2 ชั่วโมง"],
  ["my", "1 စက္ကန့်", "40 စက္ကန့်", "5 မိနစ်", "2 နာရီ"],
])("how long to wait is said in words: %s", (lang, ...waits) => {
  const seconds = [1, 40, 300, 7_000];
  for (const key of ["slowMode", "tooMany", "busy", "exportsBusy"])
    for (const [index, wait] of waits.entries())
      expect(said(lang, key, { retryAfter: seconds[index]! })).toContain(wait);
  expect(said(lang, "waitsAWhile", { retryAfter: 40 }, "room-line")).toContain(waits[1]);
});

test("nothing that a refusal is said with stays unsaid, in any language", () => {
  for (const { tag } of languages)
    for (const [key, values] of [
      ["restrictedUntil", { until, reason: "Loud" }],
      ["slowMode", { retryAfter: 91 }],
      ["tooMany", { retryAfter: 5_401 }],
    ] as const)
      expect(said(tag, key, values)).not.toMatch(/\{\{|\d{4}-\d\d|[0-9] s\b/);
});

test("nobody comes back too early: a wait is rounded up", () => {
  const { lasting } = formatsFor("en");
  expect([90, 91, 120, 121, 5_400, 5_401, 86_400].map(lasting)).toEqual([
    ...["90 seconds", "2 minutes", "2 minutes", "3 minutes", "90 minutes", "2 hours", "24 hours"],
  ]);
});
