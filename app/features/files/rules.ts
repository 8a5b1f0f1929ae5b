/** Most points of a picture: a drawing of a metre at 150 dpi has 35 million. */
export const pixelLimit = 50_000_000;

/** Macros of Office (with those of Excel 4, and controls that run them) and of OpenDocument. */
const macros = /(?:^|\/)(?:vba(?:project|data)[^/]*|macrosheets\/.*|activex\/.*)$|^(?:basic|scripts)\//i;

/** Whether one of the entries of an office file is a macro. */
export function hasMacros(entries: readonly string[]): boolean {
  return entries.some((entry) => macros.test(entry));
}

/** Controls, what nobody sees (bidi overrides too), what is no character. */
const unseen = /[\p{C}\p{Zl}\p{Zp}\u2800\ufffd]|\p{Default_Ignorable_Code_Point}/gu;

/** The name to show: without its folder and what nobody sees, NFC, at most 120 characters, with the ending of its content. */
export function shownName(name: string, ext: string): string {
  const own = name.split(/[\\/]/).at(-1) ?? "";
  const seen = own
    .toWellFormed()
    .normalize("NFC")
    .replace(unseen, "")
    .replace(/(\p{M}{10})\p{M}+/gu, "$1");
  const stem = seen.replace(/\.[^.]{1,10}$/, "").trim();
  const short = Array.from(stem).slice(0, 120).join("").normalize("NFC").trim();
  return `${short === "" ? "file" : short}.${ext}`;
}
