import type { LeftOutKind } from "../blocks.ts";

/** What mammoth passes over without a word; our own exports have heads and feet that need none. */
export function passedOver(parts: ReadonlyMap<string, string>, isOurs: boolean): LeftOutKind[] {
  const body = parts.get("word/document.xml") ?? "";
  const found: [LeftOutKind, boolean][] = [
    ["textBoxes", /<w:txbxContent\b/.test(body)],
    ["equations", /<m:oMath\b/.test(body)],
    ["drawings", hasDrawings(body)],
    ["embedded", /<w:(?:altChunk|subDoc)\b/.test(body)],
    ["readings", /<w:rubyBase\b/.test(body)],
    ["headers", !isOurs && hasHeaders(parts)],
  ];
  return found.flatMap(([what, isThere]) => (isThere ? [what] : []));
}

/** Charts, diagrams and drawn shapes; a shape that only holds a text box or a picture is none. */
function hasDrawings(body: string): boolean {
  const count = (what: RegExp) => body.match(what)?.length ?? 0;
  const shapes = count(/<(?:wps:wsp|v:(?:rect|oval|line|polyline|curve|arc|roundrect|shape))\b/g);
  const filled = count(/<(?:wps:txbx|v:textbox|v:imagedata)\b/g);
  return shapes > filled || /<(?:c:chart|dgm:relIds)\b/.test(body);
}

function hasHeaders(parts: ReadonlyMap<string, string>): boolean {
  return [...parts].some(
    ([name, text]) => /^word\/(?:header|footer)\d*\.xml$/.test(name) && /<w:t[ >]/.test(text),
  );
}
