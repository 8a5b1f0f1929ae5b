/** Private-use characters around each value, so that it is known as one until the letter is set as text or as HTML. */
const open = "\ue000";
const close = "\ue001";
const marks = /\ue000([^\ue000\ue001]*)\ue001/g;
/** The same around an address of ours, which becomes a link. */
const links = /\ue002([^\ue002\ue003]*)\ue003/g;

/** Values as they go into sentences: one line, without characters that steer, and marked. */
export function marked(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, `${open}${oneLine(value)}${close}`]),
  );
}

/** A text of several lines, each marked by itself: a text is parted where a line is empty. */
export function markedLines(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map(oneLine)
    .map((line) => (line === "" ? "" : `${open}${line}${close}`))
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** An address of ours, made by us: a link in HTML. */
export function linked(address: string): string {
  return `\ue002${address}\ue003`;
}

/** Line ends, control characters, bidi overrides and lone surrogates have no place in a name or a subject. */
function oneLine(value: string): string {
  return value
    .toWellFormed()
    .replace(/[\u202a-\u202e\u2066-\u2069\ue000-\ue004]/g, "")
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .trim();
}

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** As plain text; a value with letters that run to the left is isolated, so that it cannot turn the rest of the line. */
export function toText(text: string): string {
  return text
    .replace(marks, (_, value: string) => (rightToLeft.test(value) ? `\u2068${value}\u2069` : value))
    .replace(links, "$1");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** As HTML: everything escaped, each value isolated for direction, single line ends kept. */
export function toHtml(text: string): string {
  return text
    .replace(/[&<>"']/g, (sign) => entities[sign] ?? "")
    .replace(marks, "<bdi>$1</bdi>")
    .replace(links, '<a href="$1">$1</a>')
    .replaceAll("\n", "<br>\n");
}
