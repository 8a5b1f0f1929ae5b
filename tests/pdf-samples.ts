import { deflateSync } from "node:zlib";

/** A PDF of one page, its size in points (1/72 inch) as a file says it, with what draws it, packed. */
export function pdfOf(content: string | Buffer, size = "600 800"): Uint8Array {
  const packed = deflateSync(content);
  const stream = `<</Length ${String(packed.length)}/Filter/FlateDecode>>stream\n`;
  const objects = [
    ["<</Type/Catalog/Pages 2 0 R>>"],
    ["<</Type/Pages/Kids[3 0 R]/Count 1>>"],
    [`<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${size}]/Resources<<>>/Contents 4 0 R>>`],
    [stream, packed, "\nendstream"],
  ].flatMap((parts, place) => [`${String(place + 1)} 0 obj\n`, ...parts, "\nendobj\n"]);
  const whole = ["%PDF-1.4\n", ...objects, "trailer<</Root 1 0 R>>\n%%EOF\n"];
  return new Uint8Array(Buffer.concat(whole.map((part) => Buffer.from(part))));
}
