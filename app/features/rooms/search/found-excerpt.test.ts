import { expect, test } from "vitest";
import { foundExcerpt } from "./found-excerpt.ts";

const shown = (text: string, question: string) =>
  foundExcerpt(text, question)
    .map(({ text: piece, isFound }) => (isFound ? `[${piece}]` : piece))
    .join("");

test.each([
  ["Chợ ở Đà Nẵng mở cửa", "da nang", "Chợ ở [Đà] [Nẵng] mở cửa"],
  ["vaccination sites", "vacc", "[vacc]ination sites"],
  ["unvaccinated", "vacc", "unvaccinated"],
  ["แต่ละตลาดรับคน", "ตลาด", "แต่ละ[ตลาด]รับคน"],
  ["បើក\u200bផ្សារ\u200bវិញ", "បើកផ្សារ", "[បើក\u200bផ្សារ]\u200bវិញ"],
  ["See [the tickets](/experiences/tickets), *now*", "tickets", "See the [tickets], now"],
  ["nothing here", "elsewhere", "nothing here"],
])("%s, asked for %s", (text, question, excerpt) => {
  expect(shown(text, question)).toBe(excerpt);
});

test("of a long text the part around the first place", () => {
  const text = `${"before ".repeat(100)}Dili${" after".repeat(100)}`;
  const excerpt = shown(text, "dili");
  expect(excerpt.startsWith("… before ")).toBe(true);
  expect(excerpt).toContain("before [Dili] after");
  expect(excerpt.endsWith(" …")).toBe(true);
  expect(excerpt.length).toBeLessThan(200);
});
