/** The first words of a text on one line, at most `limit` characters, cut between words where it has spaces. */
export function excerptOf(text: string, limit = 140): string {
  const line = text.replace(/\s+/gu, " ").trim();
  const letters = Array.from(line);
  if (letters.length <= limit) return line;
  const cut = letters.slice(0, limit).join("");
  const space = cut.lastIndexOf(" ");
  return `${space > limit / 2 ? cut.slice(0, space) : cut} …`;
}
