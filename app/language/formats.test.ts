import { describe, expect, test } from "vitest";
import { formatsFor } from "./formats.ts";
import { languages } from "./languages.ts";

const closes = new Date("2026-11-30T10:00:00Z");
const english = formatsFor("en");

describe("dates", () => {
  test("in English, day first", () => {
    expect(english.date(closes)).toBe("30 November 2026");
    expect(english.dateTime(closes, "Asia/Jakarta")).toMatch(/^30 November 2026( at|,) 17:00$/);
    expect(english.time(closes, "Asia/Jakarta")).toBe("17:00");
    expect(english.time(new Date("2026-11-30T00:05:00Z"))).toBe("00:05");
    expect(english.day(closes)).toMatch(/^Monday,? 30 November 2026$/); // the comma comes and goes with ICU's versions
    expect(english.dayAndMonth(closes)).toBe("30 November");
  });

  test("the zone decides the day", () => {
    expect(english.date(new Date("2026-11-30T18:00:00Z"), "Asia/Jakarta")).toBe("1 December 2026");
    expect(() => english.date(closes, "Asia/Nowhere")).toThrow(RangeError);
  });

  test("zones by name", () => {
    expect(english.zone("Asia/Ho_Chi_Minh")).toBe("Indochina Time");
    expect(formatsFor("vi").zone("Asia/Bangkok")).toBe("Giờ Đông Dương");
  });

  test("in Malay, the hour after the day", () => {
    expect(formatsFor("ms").dateTime(closes, "Asia/Jakarta")).toBe("30 November 2026 pukul 17:00");
  });

  test.each(languages)("in $endonym: no member state by a former name", ({ tag }) => {
    const { zone, country } = formatsFor(tag);
    const former = /East Timor|Đông Timor|Timor Timur|ตะวันออก|ខាង|ຕາເວັນອອກ|အရှေ့|கிழக்கு|พม่า/u;
    for (const name of [zone("Asia/Dili"), country("TL"), zone("Asia/Yangon"), country("MM")])
      expect(name).not.toMatch(former);
  });

  test("Timor-Leste in Portuguese with its hyphen, in Indonesian without", () => {
    expect(formatsFor("pt").zone("Asia/Dili")).toBe("Hora de Timor-Leste");
    expect(formatsFor("id").zone("Asia/Dili")).toBe("Waktu Timor Leste");
  });

  test.each(languages)("in $endonym: the year of the common calendar, in Latin digits", ({ tag }) => {
    const formats = formatsFor(tag);
    for (const text of [
      formats.date(closes),
      formats.dateTime(closes),
      formats.day(closes),
      formats.year(2026),
    ]) {
      expect(text).toContain("2026");
      expect(text.replace(/\P{Nd}/gu, "")).toMatch(/^\d+$/);
    }
    expect(formats.date(closes)).toContain("30");
  });

  test("Thai by name of month", () => {
    expect(formatsFor("th").date(closes)).toBe("30 พฤศจิกายน 2026");
  });

  test("Tetum borrows Portuguese and says so", () => {
    expect(formatsFor("tet").date(closes)).toBe("30 de novembro de 2026");
    expect(formatsFor("tet").lang).toBe("pt");
    expect(formatsFor("km").lang).toBe("km");
  });
});

describe("dates as exact as their source", () => {
  test.each([
    ["2021", "2021"],
    ["2021-03", "March 2021"],
    ["2021-03-05", "5 March 2021"],
    ["2024-02-29", "29 February 2024"],
  ])("%s", (text, written) => {
    expect(english.partialDate(text)).toBe(written);
  });

  test.each(["", "21", "2021-", "2021-3", "2021-13", "2023-02-29", "2021-03-05T00:00", "March"])(
    "not %j",
    (text) => {
      expect(() => english.partialDate(text)).toThrow(RangeError);
    },
  );

  test("a month and a year by themselves", () => {
    expect(english.month("2021-03")).toBe("March 2021");
    expect(english.year("2018")).toBe("2018");
    expect(formatsFor("zh-Hans").year(2018)).toBe("2018年");
  });
});

describe("distance in time", () => {
  const after = (ms: number) => english.relative(new Date(closes.getTime() + ms), closes);
  const minute = 60_000;
  const day = 1440 * minute;

  test.each([
    [0, "now"],
    [-59_999, "now"],
    [minute, "in 1 minute"],
    [-119 * minute, "1 hour ago"],
    [6 * day + 23 * 60 * minute, "in 6 days"],
    [-2 * day, "2 days ago"],
    [59 * day, "in 59 days"],
    [-100 * day, "3 months ago"],
    [800 * day, "in 2 years"],
  ])("%d ms: %s", (ms, text) => {
    expect(after(ms)).toBe(text);
  });
});

describe("numbers", () => {
  test("as the language groups them", () => {
    expect(english.number(1234567.891)).toBe("1,234,567.891");
    expect(english.number(100.44, { maximumFractionDigits: 1 })).toBe("100.4");
    expect(formatsFor("vi").number(1234567.5)).toBe("1.234.567,5");
    expect(english.percent(0.256)).toBe("26%");
    expect(english.percent(0.256, { maximumFractionDigits: 1 })).toBe("25.6%");
  });

  test("Burmese and Khmer in Latin digits, Tamil in thousands, not lakhs", () => {
    for (const lang of ["my", "km", "ta"] as const)
      expect(formatsFor(lang).number(1234567)).toBe("1,234,567");
  });
});

describe("names and lists", () => {
  test("lists", () => {
    expect(english.list(["Hanoi"])).toBe("Hanoi");
    expect(english.list(["Hanoi", "Phuket", "Dili"])).toBe("Hanoi, Phuket and Dili");
    expect(formatsFor("vi").list(["Hà Nội", "Phuket"])).toBe("Hà Nội và Phuket");
  });

  test("member states in English as ASEAN names them", () => {
    const codes = ["BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "TL", "VN"];
    expect(codes.map(english.country).join(", ")).toBe(
      "Brunei Darussalam, Cambodia, Indonesia, Lao PDR, Malaysia, Myanmar, Philippines, Singapore, Thailand, Timor-Leste, Viet Nam",
    );
  });

  test("countries in other languages, Myanmar without its former name", () => {
    expect(formatsFor("vi").country("VN")).toBe("Việt Nam");
    expect(languages.map(({ tag }) => formatsFor(tag).country("MM")).join()).not.toContain("(");
    expect(formatsFor("id").country("JP")).toBe("Jepang");
  });

  test("languages", () => {
    expect(english.language("zh-Hans")).toBe("Simplified Chinese");
    expect(formatsFor("vi").language("km")).toBe("Tiếng Khmer");
  });
});

test("a language's formats are made once", () => {
  expect(formatsFor("lo")).toBe(formatsFor("lo"));
});
