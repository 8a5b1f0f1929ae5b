import { expect, test } from "vitest";
import { textStream } from "./text-stream.ts";

/** Lines, and how far they have been asked for. */
function lines(count: number, line: string) {
  const asked = { last: 0, isOver: false };
  async function* write(): AsyncGenerator<string, undefined> {
    try {
      for (; asked.last < count; asked.last += 1) yield await Promise.resolve(line);
    } finally {
      asked.isOver = true;
    }
  }
  return { asked, write };
}

test("lines leave together, every one, in order", async () => {
  const line = "ជំរាបសួរ\n";
  const { write } = lines(10_000, line);
  const parts: string[] = [];
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const reader = textStream(write()).getReader();
  for (let { value } = await reader.read(); value; { value } = await reader.read())
    parts.push(decoder.decode(value));
  expect(parts.join("")).toBe(line.repeat(10_000));
  expect(parts.length).toBe(3);
});

test("a text without a word is an empty one", async () => {
  expect(await new Response(textStream(lines(0, "").write())).text()).toBe("");
});

test("no more is asked for than what is taken, and nothing after it was given up", async () => {
  const { asked, write } = lines(1_000_000, "x".repeat(1000));
  const reader = textStream(write()).getReader();
  await reader.read();
  await new Promise((resolve) => setTimeout(resolve));
  expect(asked.last).toBeLessThan(100);
  await reader.cancel();
  expect(asked).toMatchObject({ isOver: true });
  expect(asked.last).toBeLessThan(100);
});
