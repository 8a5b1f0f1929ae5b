import { expect, test } from "vitest";
import { openSteps } from "../../../../tests/steps.ts";

const stepsOf = await openSteps([
  ...["rooms/writing", "access/mentions"],
  ...["markdown-it", "linkify", "sanitize-html", "htmlparser2"],
]);
const { messageHtml } = await import("./message-html.ts");

/** So many characters of a pattern. */
const of = (pattern: string) => (length: number) =>
  pattern.repeat(Math.ceil(length / pattern.length)).slice(0, length);
/** The pieces for 0, 1, 2 … until there are so many characters. */
const growing = (piece: (place: number) => string) => (length: number) => {
  let text = "";
  for (let place = 0; text.length < length; place += 1) text += piece(place);
  return text.slice(0, length);
};
const after =
  (start: string, rest: (length: number) => string) =>
  (length: number): string =>
    start + rest(length - start.length);

/** What is known to blow up readers of Markdown, by its length in characters. */
const hostile: Readonly<Record<string, (length: number) => string>> = {
  brackets: of("["),
  pictures: of("!["),
  quotes: of(">"),
  "quotes of lists": of("> - "),
  lists: growing((depth) => `${" ".repeat(depth)}- a\n`),
  "lists within each other": of("- "),
  "items of lists": of("- a\n"),
  "tabs in lists": of("-\t"),
  destinations: of("[a]("),
  "open destinations": of("[a](<"),
  "open titles": of('[a](b "'),
  "brackets in destinations": after("[a](", of("(")),
  "links within links": (length) => of("[")(length / 2) + of("](a)")(length / 2),
  "code fences": growing((width) => `${"`".repeat(width + 1)} `),
  backticks: of("`a"),
  "brackets of code": of("[`"),
  "emphasis within emphasis": of("*a **b "),
  "emphasis that never ends": of("*a _"),
  "emphasis that never begins": of("a* "),
  definitions: growing((place) => `[${String(place)}]: /a\n`),
  "one definition": after("[a]: /b\n\n", of("[a][")),
  "definitions that never end": of("[a]: <b\n"),
  entities: of("&"),
  colons: of(":"),
  schemes: of("http:"),
  addresses: of("http://"),
  "an address of dots": after("https://a", of(".")),
  handles: of("@a"),
  "a handle": after("@", of("a-")),
  "line ends": of("a\n"),
  blanks: after("a", of(" ")),
  headings: of("# a\n"),
  "underlined lines": of("a\n=\n"),
  rules: of("* "),
  comments: of("<!--"),
};

test.each(Object.entries(hostile))("of %s nothing stands deep in each other", (_, write) => {
  const body = write(8000);
  const html = messageHtml(body);
  expect(html.length).toBeLessThan(10 * body.length);
  let [depth, deepest] = [0, 0];
  for (const [tag] of html.matchAll(/<\/?[a-z]+[^>]*>/g)) {
    if (!tag.endsWith("/>")) depth += tag.startsWith("</") ? -1 : 1;
    deepest = Math.max(deepest, depth);
  }
  expect(deepest).toBeLessThanOrEqual(20);
});

test.each(Object.entries(hostile))("twice the %s are little more than twice the work", async (_, write) => {
  const [warm, half, whole] = [write(100), write(4000), write(8000)];
  messageHtml(warm);
  const once = await stepsOf(() => messageHtml(half));
  const twice = await stepsOf(() => messageHtml(whole));
  expect(once).toBeGreaterThan(4000);
  expect(twice / once).toBeLessThan(2.5);
  expect(twice / whole.length).toBeLessThan(300);
});
