const cut = /^[^\S\n]*\/\/\/[^\S\n]*$/m;

/** The two pieces of a text around its first line that holds only `///`; null where there is none, or nothing before or after it. */
export function piecesOf(text: string): [string, string] | null {
  const found = cut.exec(text);
  if (!found) return null;
  const [first, second] = [text.slice(0, found.index), text.slice(found.index + found[0].length)];
  return first.trim() === "" || second.trim() === "" ? null : [first.trim(), second.trim()];
}

/** The text as it was before the line `///` was put into it. */
export function withoutCut(text: string): string {
  return text.replace(/\n?^[^\S\n]*\/\/\/[^\S\n]*$\n?/m, "");
}

/** Two texts as one; languages that part their sentences by blanks get one. */
export function joined(one: string, other: string, lang: string): string {
  if (one === "" || other === "") return one + other;
  return one + (lang === "zh" || lang.startsWith("zh-") ? "" : " ") + other;
}
