import { describe, expect, test } from "vitest";
import { placing, type Case } from "#tests/placing-case.ts";
import { tongues } from "#tests/tongues.ts";

const other = "The Secretariat publishes the calendar of meetings in January.";

describe("look-alikes are not taken for the quote", () => {
  const gone = (quote: string, now: string): Case => ({
    old: `We thank ${quote} for it.`,
    quote,
    now: { b: now },
  });
  test.each<[string, Case]>([
    ["Linus in chines", gone("Linus", "The old machines and chines are gone for good now.")],
    ["art in part", gone("art", "Every part of the city takes part in it at all times.")],
    ["2025 and 2026", gone("2025", "By the end of the year 2026 everything will be new.")],
    ["Hanoi and Hainan", gone("Hanoi", "Hainan is an island that lies in another country.")],
    ["Laos and Lagos", gone("Laos", "Lagos is a large city on a lagoon in the far west.")],
    ["a code and another", gone("INI-2026-0001", "See PRJ-1999-8472 in the annex of the older plan.")],
    ["a mark more", gone("กา", "ก่าเป็นคำอื่นที่ไม่มีความหมายเดียวกันเลยในที่นี้")],
    [
      "Linus in a word that only sounds alike",
      gone("Linus", "Nobody speaks of chines or of linen in this text."),
    ],
    ["city and capacity", gone("city", "Capacity is built in every scarcity and for publicity.")],
    ["Viet Nam and Vietnamese", gone("Viet", "The Vietnamese text is the one that counts.")],
    ["a Khmer sign more", gone("កា", "កាំបិតនេះមិនមែនជារឿងដូចគ្នាទេ")],
    ["a Burmese sign more", gone("မြို", "မြို့တွေအားလုံးဟာ တစ်ခုနဲ့တစ်ခု မတူကြပါဘူး")],
    ["a Tamil sign more", gone("தர", "தரு ஒரு வேறு சொல் அதன் பொருள் வேறு")],
    ["ma and má", gone("ma", "má là một từ khác hẳn, không cùng nghĩa với từ kia")],
  ])("%s", (_, one) => {
    expect(placing(one)).toBe("nowhere");
  });

  test("a near twin in another paragraph loses to the paragraph itself", () => {
    const old = "The city council approves the plan by 31 March 2025 at the latest.";
    const now = {
      b: "The city council approves the budget by 31 March 2025 at the latest.",
      a: "The city council approves the plan by 30 April 2026 at the latest.",
    };
    expect(placing({ old, quote: "approves the plan by 31 March 2025", now })).toBe(
      "a: approves the plan by 30 April 2026",
    );
  });
});

describe("in every language", () => {
  test.each(tongues)("%s: the passage is found in the changed paragraph", (_, old, quote, now) => {
    expect(placing({ old, quote, now: { b: other, a: now } })).toBe(`a: ${quote}`);
  });

  test.each(tongues)(
    "%s: the passage is found where the paragraph went under another id",
    (_, old, quote, now) => {
      expect(placing({ old, quote, now: { b: other, c: now } })).toBe(`c: ${quote}`);
    },
  );
});

describe("long texts", () => {
  const sentence = (n: number) => `In step ${n} the officer of city ${n * 7} writes down figure ${n * 13}.`;
  const long = Array.from({ length: 20 }, (_, n) => sentence(n)).join(" ");
  const [head, tail] = [sentence(3), sentence(12)];
  const quote = long.slice(long.indexOf(head), long.indexOf(tail) + tail.length);

  test("a long quote reworded in its middle is found by its two ends", () => {
    const now = long.replace(sentence(7), "This step is left out.");
    expect(placing({ old: long, quote, now: { b: other, a: now } })).toBe(
      `a: ${quote.replace(sentence(7), "This step is left out.")}`,
    );
  });

  test("a long quote whose end is gone is not found; the paragraph is", () => {
    expect(placing({ old: long, quote, now: { a: long.slice(0, long.indexOf(sentence(10))) } })).toBe("a");
  });

  test("another paragraph of the same document is not alike enough", () => {
    const now = {
      b: "The Chair invites every National Representative to confirm the position of the country by the end of May.",
    };
    const old =
      "The Secretariat asks each Chief Smart City Officer to check the profile of the city before the meeting.";
    expect(placing({ old, now })).toBe("nowhere");
  });
});

describe("letters of several signs stay whole", () => {
  test("a range ends behind the marks of its last letter", () => {
    const old = "ผู้แทนเมืองยืนยันข้อมูลทุกปีก่อนการประชุมใหญ่";
    const now = "ผู้แทนเมืองต้องยืนยันข้อมูลทุก ๆ ปีก่อนการประชุมใหญ่";
    const found = placing({ old, quote: "ยืนยันข้อมูลทุกปีก่อนการประชุม", now: { a: now } });
    expect(found).toMatch(/^a: .*ยืนยันข้อมูลทุก ๆ ปีก่อนการประชุม/u);
    expect(/^\p{M}/u.test(found.slice(3))).toBe(false);
  });

  test("NFC and NFD of the same words are the same quote", () => {
    const old = "Đà Nẵng và Huế cùng tham gia mạng lưới.";
    expect(
      placing({ old, quote: "Đà Nẵng và Huế".normalize("NFD").normalize("NFC"), now: { a: `Nay ${old}` } }),
    ).toBe("a: Đà Nẵng và Huế");
  });
});
