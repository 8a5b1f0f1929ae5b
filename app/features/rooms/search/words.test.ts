import { describe, expect, test } from "vitest";
import { askedOf, tsqueryOf } from "./asked.ts";
import { fold, indexWords } from "./words.ts";

const room = "covid-19-response";

/** Whether a message is found by a question, as the database decides it. */
function isFound(message: string, question: string): boolean {
  const index = indexWords(room, message);
  const asked = askedOf(room, question);
  return (
    asked !== null &&
    asked.words.every((word) => index.includes(word)) &&
    asked.begun.every((word) => index.some((one) => one.startsWith(word)))
  );
}

describe("found", () => {
  test.each([
    ["Vietnamese without its marks", "Chợ ở Đà Nẵng phát phiếu", "da nang"],
    ["Vietnamese with its marks", "Cho o Da Nang phat phieu", "Đà Nẵng"],
    ["capitals and accents", "São Tomé, DÍLI", "dili sao"],
    ["a word still being typed", "vaccination sites", "sites vacc"],
    ["Thai", "แต่ละตลาดรับคนได้กี่คนต่อชั่วโมง", "ตลาด"],
    ["Thai, a name", "เราอยู่ที่ภูเก็ตตั้งแต่เช้า", "ภูเก็ต"],
    ["Khmer", "ទីក្រុងភ្នំពេញបើកផ្សារវិញ", "ភ្នំពេញ"],
    ["Khmer with U+200B between words", "ទីក្រុង\u200bភ្នំពេញ\u200bបើក\u200bផ្សារ", "ផ្សារ"],
    ["Lao", "ນະຄອນຫຼວງວຽງຈັນເປີດຕະຫຼາດ", "ວຽງຈັນ"],
    ["Burmese, a name that breaks", "ရန်ကုန်မြို့တွင် ဈေးများဖွင့်သည်", "ရန်ကုန်"],
    ["Chinese", "新加坡的市场重新开放", "市场"],
    ["one Chinese character", "新加坡的水务", "水"],
    ["two languages at once", "Phuket: ภูเก็ตเปิดตลาด", "phuket ตลาด"],
    ["numbers", "260,000 tickets in 3 days", "260 000"],
  ])("%s", (_, message, question) => {
    expect(isFound(message, question)).toBe(true);
  });
});

describe("not found", () => {
  test.each([
    ["a word that is not there", "Chợ ở Đà Nẵng", "hanoi"],
    ["part of a word's middle", "vaccination", "cination"],
    ["only one of two words", "ตลาดเปิด", "ตลาด ภูเก็ต"],
    ["another Khmer town", "ទីក្រុងភ្នំពេញ", "សៀមរាប"],
    ["a question without a letter", "?!", "?!"],
  ])("%s", (_, message, question) => {
    expect(isFound(message, question)).toBe(false);
  });
});

test("vowel signs and tones of scripts beside Latin stay: they part words", () => {
  expect(fold("ค่า")).not.toBe(fold("คา"));
  expect(fold("Đường PHỐ")).toBe("duong pho");
});

test("what is written cannot end the quotes of the question", () => {
  const asked = askedOf(room, "o'clock a\\b")!;
  expect(tsqueryOf(asked)).toBe(`'room:${room}' & 'o' & 'clock' & 'a' & 'b'`);
});

test("a long message has each word once, and no word is longer than an index takes", () => {
  const words = indexWords(room, `${"again ".repeat(1000)}${"x".repeat(7000)}`);
  expect(words).toHaveLength(3);
  expect(Math.max(...words.map((word) => word.length))).toBe(60);
});
