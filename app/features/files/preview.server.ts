import sharp, { type Sharp } from "sharp";
import type { Drawing } from "#app/features/access/services.ts";
import { pixelLimit } from "./rules.ts";

/** How large a preview is at most: its box in points, and its bytes, so that a page of them comes on a weak line. */
const box = { width: 480, height: 320 };
const bytesLimit = 30 * 1024;
const qualities = [72, 50, 30];

export interface Preview {
  /** WebP. */
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** A small picture of a picture, at most 30 KB; null where none so small can be made of it. */
export function previewOf(bytes: Uint8Array): Promise<Preview | null> {
  return previewFrom(sharp(bytes, { limitInputPixels: pixelLimit }));
}

/** The same of what was drawn of a page. */
export function previewOfPage({ points, width, height }: Drawing): Promise<Preview | null> {
  return previewFrom(sharp(points, { raw: { width, height, channels: 4 } }).flatten({ background: "#fff" }));
}

async function previewFrom(picture: Sharp): Promise<Preview | null> {
  for (const scale of [1, 0.5]) {
    const size = { width: box.width * scale, height: box.height * scale };
    for (const quality of qualities) {
      const { data, info } = await picture
        .clone()
        .resize({ ...size, fit: "inside", withoutEnlargement: true })
        .webp({ quality, effort: 4 })
        .toBuffer({ resolveWithObject: true });
      if (data.length <= bytesLimit) return { bytes: data, width: info.width, height: info.height };
    }
  }
  return null;
}
