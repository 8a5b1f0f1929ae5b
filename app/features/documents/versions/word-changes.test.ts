import fc from "fast-check";
import { expect, test } from "vitest";
import { wordChanges } from "./word-changes.ts";

const marks = { same: "", removed: "-", added: "+" };
const told = (before: string, after: string, lang: string) =>
  wordChanges(before, after, lang)
    .map(({ kind, text }) => (kind === "same" ? text : `[${marks[kind]}${text}]`))
    .join("");

test.each([
  ["en", "once a year", "twice a year", "[-once][+twice] a year"],
  ["vi", "mỗi năm một lần", "mỗi năm hai lần", "mỗi năm [-một][+hai] lần"],
  ["th", "เมืองแบ่งปันข้อมูล", "เมืองแบ่งปันประสบการณ์", "เมืองแบ่งปัน[-ข้อมูล][+ประสบการณ์]"],
  ["zh-Hans", "城市分享数据", "城市分享经验", "城市分享[-数据][+经验]"],
  ["lo", "ເມືອງແບ່ງປັນຂໍ້ມູນ", "ເມືອງແບ່ງປັນປະສົບການ", "ເມືອງແບ່ງປັນ[-ຂໍ້ມູນ][+ປະສົບການ]"],
  ["km", "ទីក្រុងចែករំលែកទិន្នន័យ", "ទីក្រុងចែករំលែកបទពិសោធន៍", "ទីក្រុងចែករំលែក[-ទិន្នន័យ][+បទពិសោធន៍]"],
  ["my", "မြို့သည် အချက်အလက် မျှဝေသည်", "မြို့သည် အတွေ့အကြုံ မျှဝေသည်", "မြို့သည် [-အချက်အလက်][+အတွေ့အကြုံ] မျှဝေသည်"],
])("%s: a changed word is shown as a word, never as letters", (lang, before, after, expected) => {
  expect(told(before, after, lang)).toBe(expected);
});

test.each([
  ["an apostrophe does not part a word", "the city's plan", "the city’s plan", "the [-city's][+city’s] plan"],
  ["a number is one word", "1,000.5 USD", "1,000.6 USD", "[-1,000.5][+1,000.6] USD"],
  ["commas part words", "red,green", "red,blue", "red,[-green][+blue]"],
  ["Tamil marks stay with their letters", "தரவைப் பகிர்", "தரவு பகிர்", "[-தரவைப்][+தரவு] பகிர்"],
  ["a face of several characters is whole", "ok 👩‍💻", "ok 👩‍🔬", "ok [-👩‍💻][+👩‍🔬]"],
  ["nothing from nothing", "", "", ""],
  ["all new", "", "New.", "[+New.]"],
])("%s", (_, before, after, expected) => {
  expect(told(before, after, "en")).toBe(expected);
});

test("what shares next to nothing is shown as replaced, in no time", () => {
  const text = (of: string) => Array.from({ length: 3000 }, (_, n) => `${of}${n}`).join(" ");
  const begun = performance.now();
  expect(wordChanges(text("a"), text("b"), "en")).toEqual([
    { text: text("a"), kind: "removed" },
    { text: text("b"), kind: "added" },
  ]);
  expect(performance.now() - begun).toBeLessThan(2000);
});

test("whatever the texts, both can be read from what is told", () => {
  const text = fc.string({
    unit: fc.constantFrom("a", "b", " ", ",", "'", "\u0301", "ก", "👩", "\u200d", "1", "\n"),
  });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const read = (kind: string) =>
        wordChanges(before, after, "th")
          .filter((one) => one.kind === "same" || one.kind === kind)
          .map((one) => one.text)
          .join("");
      expect([read("removed"), read("added")]).toEqual([before, after]);
    }),
  );
});

test("what stays and what was removed is the old text, what stays and what was added the new one", () => {
  const [before, after] = ["A plan, agreed by all.", "The plan was agreed, by nearly all!"];
  const changes = wordChanges(before, after, "en");
  const join = (kind: string) =>
    changes
      .filter((one) => one.kind === "same" || one.kind === kind)
      .map(({ text }) => text)
      .join("");
  expect(join("added")).toBe(after);
  expect(join("removed")).toBe(before);
});
