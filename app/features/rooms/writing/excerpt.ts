/** The first words of a text on one line, at most `limit` characters, cut between words where it has spaces; without its marks, addresses by their host. The dots never stand on a line of their own. */
export function excerptOf(text: string, limit = 140): string {
  const line = withHosts(asRead(text.slice(0, lookedThrough)));
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

/** A message as one reads it, on one line and without its marks; one that is nothing but marks, as it is. */
export function asRead(text: string): string {
  return onOneLine(withoutMarks(text)) || onOneLine(withoutMarks(ofCards(text))) || onOneLine(text);
}

/** Of a message that is nothing but cards, their pages' addresses: which part of a page is meant says nothing to a reader. */
function ofCards(text: string): string {
  return text.replace(/\[\]\(([^()\s?#]*)[^()\s]*(?:\)|$)/gu, "$1");
}

/** Of a link its words (none for a page's card), what is strong or code by its words, lists and quotes without what begins their lines. */
function withoutMarks(text: string): string {
  return text
    .replace(/\[([^[\]\n]*)\]\([^()\s]*(?:\)|$)/gu, "$1")
    .replace(/(\*\*?|`)(?=\S)([^*`\n]+)(?<=\S)\1/gu, "$2")
    .replace(/^ {0,3}(?:(?:[-*+>]|#{1,6}|\d{1,3}[.)])[ \t]+|```.*$)/gmu, "");
}
