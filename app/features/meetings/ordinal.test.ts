import { expect, test } from "vitest";
import english from "#locales/en/meetings.json" with { type: "json" };
import vietnamese from "#locales/vi/meetings.json" with { type: "json" };
import { ordinalForm } from "./ordinal.ts";

const say = (lang: string, texts: typeof english) => (number: number) =>
  texts.annual[ordinalForm(lang, number)].replace("{{number}}", String(number));

test("annual meetings are counted as English counts", () => {
  expect([1, 2, 3, 4, 11, 12, 13, 21, 22, 23].map(say("en", english))).toEqual([
    "1st annual meeting",
    "2nd annual meeting",
    "3rd annual meeting",
    "4th annual meeting",
    "11th annual meeting",
    "12th annual meeting",
    "13th annual meeting",
    "21st annual meeting",
    "22nd annual meeting",
    "23rd annual meeting",
  ]);
});

test("and as Vietnamese counts", () => {
  expect([1, 4, 22].map(say("vi", vietnamese))).toEqual([
    "Hội nghị thường niên lần thứ 1",
    "Hội nghị thường niên lần thứ 4",
    "Hội nghị thường niên lần thứ 22",
  ]);
});
