import { readableText } from "./readable.ts";

/** Longest name of a file that is kept, in characters. */
const nameLimit = 200;

/** The name of a file that was sent, for showing: without folders, at most 200 characters, its ending kept. */
export function shownFileName(given: string): string {
  const { text } = readableText((given.split(/[/\\]/).at(-1) ?? "").replace(/\s+/gu, " "));
  const signs = Array.from(text);
  if (signs.length <= nameLimit) return text === "" ? "?" : text;
  return [...signs.slice(0, nameLimit - 12), "…", ...signs.slice(-10)].join("");
}
