/** The first words of a text on one line, at most `limit` characters, cut between words where it has spaces; without its marks, addresses by their host. The dots never stand on a line of their own. */
export function excerptOf(text: string, limit = 140): string {
  const line = onOneLine(withHosts(withoutMarks(text.slice(0, lookedThrough)))) || onOneLine(text);
  const letters = Array.from(line);
  if (letters.length <= limit) return line;
  const cut = letters.slice(0, limit).join("");
  const space = cut.lastIndexOf(" ");
  return `${space > limit / 2 ? cut.slice(0, space) : cut}\u00a0…`;
}

function onOneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

/** Of an address that leads further its host alone: the rest would be all that is read. */
function withHosts(text: string): string {
  return text.replace(/https?:\/\/([^\s/?#]+)[/?#][^\s<>"'“”]+/giu, "$1/…");
}

/** So much of a text is looked through for marks: only its first words are wanted. */
const lookedThrough = 1000;

/** A message as one reads it: of a link its words, what is strong or code by its words, lists and quotes without what begins their lines. */
export function withoutMarks(text: string): string {
  return text
    .replace(/\[([^[\]\n]+)\]\([^()\s]*(?:\)|$)/gu, "$1")
    .replace(/(\*\*?|`)(?=\S)([^*`\n]+)(?<=\S)\1/gu, "$2")
    .replace(/^ {0,3}(?:(?:[-*+>]|#{1,6}|\d{1,3}[.)])[ \t]+|```.*$)/gmu, "");
}
