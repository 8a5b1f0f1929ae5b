const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escape = (value: string) => value.replace(/[&<>"']/g, (sign) => entities[sign] ?? "");

/** An address in running text; what ends a sentence or closes a bracket after it is not part of it. */
const address = /https?:\/\/[^\s<>"'“”]*[^\s<>"'“”.,;:!?)\]}。、။៖।]/giu;

function withLinks(line: string): string {
  let html = "";
  let from = 0;
  for (const match of line.matchAll(address)) {
    const url = match[0];
    html += escape(line.slice(from, match.index));
    html += URL.canParse(url)
      ? `<a href="${escape(url)}" rel="nofollow noopener">${escape(url)}</a>`
      : escape(url);
    from = match.index + url.length;
  }
  return html + escape(line.slice(from));
}

/** A message as safe HTML: paragraphs at empty lines, line breaks, and bare http(s) addresses as links; all else is text. */
export function messageHtml(body: string): string {
  return body
    .split(/\n[^\S\n]*\n\s*/)
    .map((paragraph) => `<p dir="auto">${paragraph.split("\n").map(withLinks).join("<br>")}</p>`)
    .join("");
}
