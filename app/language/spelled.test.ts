import { describe, expect, test } from "vitest";
import { formatsFor, learnFormats } from "./formats.ts";
import { spell, unknownToBrowsers } from "./spell.ts";
import { spelledFormats } from "./spelled.ts";

const named = { zones: ["Asia/Yangon", "Asia/Jakarta"], countries: ["MM", "VN"] };
const begin = Date.UTC(2026, 0, 1);
const hour = 3_600_000;

describe.each(unknownToBrowsers)("in %s what is spelled out says what the server says", (lang) => {
  const [spelled, own] = [spelledFormats(spell(lang, named)), formatsFor(lang)];

  test("of every day, at every hour, in every zone", () => {
    for (let count = 0; count < 365; count += 1) {
      const at = new Date(begin + count * 25 * hour);
      for (const zone of [undefined, ...named.zones])
        for (const shape of ["date", "dateTime", "time", "day", "dayAndMonth"] as const)
          expect(spelled[shape](at, zone)).toBe(own[shape](at, zone));
    }
    for (const text of ["2021", "2021-03", "2021-03-05"])
      expect(spelled.partialDate(text)).toBe(own.partialDate(text));
    expect(() => spelled.date(new Date(), "Asia/Nowhere")).toThrow(RangeError);
  });

  test("of distances", () => {
    const now = new Date(begin);
    for (const hours of [0, 0.5, 3, 30, 900, 3_000, 30_000])
      for (const sign of [1, -1]) {
        const at = new Date(now.getTime() + sign * hours * hour);
        expect(spelled.relative(at, now)).toBe(own.relative(at, now));
      }
    for (const seconds of [1, 40, 90, 91, 3_600, 7_200])
      expect(spelled.lasting(seconds)).toBe(own.lasting(seconds));
  });

  test("of names and lists", () => {
    for (const zone of named.zones) expect(spelled.zone(zone)).toBe(own.zone(zone));
    for (const code of named.countries) expect(spelled.country(code)).toBe(own.country(code));
    expect(spelled.language("zh-Hans")).toBe(own.language("zh-Hans"));
    for (const length of [0, 1, 2, 3, 5]) {
      const items = Array.from({ length }, (_, index) => String(index));
      expect(spelled.list(items)).toBe(own.list(items));
    }
  });
});

test("numbers are written as the language itself writes them", () => {
  for (const lang of unknownToBrowsers)
    for (const value of [0.5, 7, 1234.56, 1_234_567])
      expect(formatsFor(lang).number(value)).toBe(
        new Intl.NumberFormat(`${lang}-u-nu-latn`, { maximumFractionDigits: 3 }).format(value),
      );
});

test("who knows a language learns nothing", () => {
  const known = formatsFor("my");
  learnFormats("my", spelledFormats(spell("km", named)));
  expect(formatsFor("my")).toBe(known);
});
