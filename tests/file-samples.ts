import { strToU8, zipSync, type Zippable } from "fflate";
import sharp from "sharp";

/** A file as a form sends it. */
export const sample = (name: string, bytes: Uint8Array | string) => ({
  name,
  bytes: typeof bytes === "string" ? strToU8(bytes) : bytes,
  description: null,
});

const ooxml = "application/vnd.openxmlformats-officedocument";

/** An office file of this content type with more entries beside it. */
export function officeFile(type: string, more: Zippable = {}): Uint8Array {
  const types = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${type}.main+xml"/></Types>`;
  return zipSync({ "[Content_Types].xml": strToU8(types), "word/document.xml": strToU8("<a/>"), ...more });
}

export const docxType = `${ooxml}.wordprocessingml.document`;
export const docx = (more: Zippable = {}) => officeFile(docxType, more);
export const odt = (more: Zippable = {}) =>
  zipSync({
    mimetype: [strToU8("application/vnd.oasis.opendocument.text"), { level: 0 }],
    "content.xml": strToU8("<a/>"),
    ...more,
  });

type Format = "png" | "jpeg" | "webp" | "gif";

/** A picture that says where it was taken, by whom and with what. */
export async function picture(
  format: Format,
  size: { width: number; height: number } = { width: 40, height: 30 },
) {
  const background = { r: 20, g: 120, b: 80 };
  const drawn = sharp({ create: { ...size, channels: 3, background }, limitInputPixels: false });
  const told = drawn.withExif({
    IFD0: { Artist: "Someone", Make: "A camera" },
    IFD3: {
      GPSLatitudeRef: "N",
      GPSLatitude: "16/1 4/1 0/1",
      GPSLongitudeRef: "E",
      GPSLongitude: "108/1 13/1 0/1",
    },
  });
  return new Uint8Array(await told.toFormat(format).toBuffer());
}
