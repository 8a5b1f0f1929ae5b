import { assert, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { line, text } from "./text.ts";

const body = text({ max: 20_000 });
const name = line({ max: 200 });
const saysOf = (schema: typeof body | typeof name, value: unknown) => {
  const { success, data, error } = schema.safeParse(value);
  return success ? data : `! ${error.issues[0]?.message ?? ""}`;
};

const marks = (count: number) => "a" + "\u0301\u0323".repeat(count / 2);

describe("refused everywhere, with a sentence", () => {
  test.each([
    ["NUL", "a\u0000b", "badCharacters"],
    ["a bell", "a\u0007b", "badCharacters"],
    ["a control of the second set", "a\u009bb", "badCharacters"],
    ["a high surrogate alone", "a\ud83d", "badCharacters"],
    ["a low surrogate alone", "\ude00a", "badCharacters"],
    ["surrogates the wrong way round", "\ude00\ud83d", "badCharacters"],
    ["what a broken byte becomes", "a\ufffdb", "badCharacters"],
    ["a code point that is no character", "a\ufdd0\uffff", "badCharacters"],
    ["a code point nobody has assigned", "a\u0378\u{e1000}", "badCharacters"],
    ["eleven marks on a letter", "e" + "\u0301".repeat(11), "tooManyMarks"],
    ["10,000 marks on a letter", marks(10_000), "tooManyMarks"],
    ["marks with zero-width characters between them", "a" + "\u0301\u200d".repeat(11), "tooManyMarks"],
    ["nothing", "", "required"],
    ["blanks only", " \t\r\n\u00a0\u3000", "required"],
    ["nothing that can be seen", "\u200b\u200d\u2060\u3164\u00ad", "required"],
    ["no text at all", undefined, "required"],
    ["a list", ["a"], "required"],
    ["too long", "a".repeat(20_001), "tooLong"],
    ["far too long", "ស".repeat(262_144), "tooLong"],
  ])("%s", (_, value, key) => {
    expect(saysOf(body, value)).toBe(`! ${key}`);
    expect(saysOf(name, value)).toMatch(/^! /);
  });
});

describe("kept in texts and refused in names", () => {
  test.each([
    ["Khmer with zero-width spaces between words", "ទីក្រុង\u200bឆ្លាតវៃ"],
    ["Thai with zero-width spaces", "เมือง\u200bอัจฉริยะ"],
    ["Lao with zero-width spaces", "ເມືອງ\u200bອັດສະລິຍະ"],
    ["Burmese with joiners", "မြန်\u2060မာ\u200c"],
    ["Tamil with a non-joiner", "க்\u200cஷ"],
    ["a family of emoji", "👩‍👩‍👧‍👦"],
    ["a flag made of tags", "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}"],
    ["a bidi override", "abc\u202edcba\u202c"],
    ["bidi isolates", "\u2066abc\u2069"],
    ["a mark of direction", "abc\u200f"],
    ["a soft hyphen", "Ban\u00addung"],
    ["an inherent vowel of Khmer, which nobody sees", "ក\u17b4"],
    ["a letter of private use", "a\ue000"],
    ["a blank that is no blank", "a\u3164b"],
    ["a tab", "a\tb"],
    ["two lines", "a\nb"],
  ])("%s", (_, value) => {
    expect(saysOf(body, value)).toBe(value);
    expect(saysOf(name, value)).toBe("! badCharacters");
  });
});

describe("kept in both", () => {
  test.each([
    ["Vietnamese", "Đà Nẵng: thành phố thông minh"],
    ["Burmese", "ရန်ကုန်မြို့"],
    ["Khmer", "ភ្នំពេញ"],
    ["Lao", "ຫຼວງພະບາງ"],
    ["Thai with stacked marks", "ที่นี่ น้ำ ปั๊ม"],
    ["Tamil", "கோயம்புத்தூர்"],
    ["Chinese beyond the first plane", "𠮷野"],
    ["an emoji with its variant", "❤️"],
    ["an emoji with a tone", "👍🏽"],
    ["a flag", "🇻🇳"],
    ["ten marks on a letter", "q" + "\u0331".repeat(10)],
    ["letters that look like markup", `<b>"'&;--</b>{{value}}%00`],
    ["a right-to-left word", "سلام"],
  ])("%s", (_, value) => {
    expect(saysOf(body, value)).toBe(value.normalize("NFC"));
    expect(saysOf(name, value)).toBe(value.normalize("NFC"));
  });

  test.each([
    ["letters and marks apart become one", "Đà Nẵng".normalize("NFD"), "Đà Nẵng"],
    ["a compatible sign stays itself", "ﬁ Å ①", "ﬁ Å ①"],
    ["blanks around go", " \u00a0Hanoi\n", "Hanoi"],
  ])("%s", (_, value, kept) => {
    expect([saysOf(body, value), saysOf(name, value)]).toEqual([kept, kept]);
  });

  test("every kind of line end becomes one", () => {
    expect(saysOf(body, "a\r\nb\rc\u2028d\u2029e\u0085f")).toBe("a\nb\nc\nd\ne\nf");
  });

  test("a limit counts characters, not their halves, after composing", () => {
    expect(saysOf(line({ max: 3 }), "𠮷𠮷𠮷")).toBe("𠮷𠮷𠮷");
    expect(saysOf(line({ max: 1 }), "e\u0301")).toBe("é");
    expect(saysOf(line({ max: 2 }), "𠮷𠮷𠮷")).toBe("! tooLong");
  });

  test("what may be left out may be empty", () => {
    expect(saysOf(text({ max: 5, optional: true }), " ")).toBe("");
  });
});

test("whatever is written: refused by one of our sentences, or kept whole, and kept the same a second time", () => {
  assert(
    property(string({ unit: "binary", maxLength: 40 }), (value) => {
      const kept = saysOf(body, value);
      if (kept.startsWith("! ")) expect(kept).toMatch(/^! (required|badCharacters|tooManyMarks|tooLong)$/);
      else
        expect([kept.isWellFormed(), kept.normalize("NFC"), saysOf(body, kept)]).toEqual([true, kept, kept]);
    }),
    { numRuns: 500 },
  );
});
