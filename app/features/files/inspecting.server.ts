import { unzipSync } from "fflate";
import { fileTypeFromBuffer } from "file-type";
import sharp from "sharp";
import { DomainError, isDomainError } from "#app/features/access/errors.ts";
import type { Services } from "#app/features/access/services.ts";
import { fileLimit, kindOf, textTypeOf } from "#app/features/access/file-kinds.ts";
import { previewOf, previewOfPage, type Preview } from "./preview.server.ts";
import { hasMacros, pixelLimit, shownName } from "./rules.ts";

interface Sent {
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface Inspected {
  readonly bytes: Uint8Array;
  /** Of the content, whatever the name says. */
  readonly mediaType: string;
  /** As it is to be shown. */
  readonly name: string;
  /** Of a picture, and of the first page of a PDF where one comes of it. */
  readonly preview: Preview | null;
}

/**
 * What is kept of a file that was sent: its kind by its content, a picture made anew without anything but its points.
 * Throws 422 with the file's `name`: `fileEmpty`, `fileTooLarge` (10 MB), `fileKind`, `fileText` (not UTF-8), `fileMacros`, `filePixels`, `fileBroken`.
 */
export async function inspectFile(sent: Sent, drawPage: Services["drawPage"]): Promise<Inspected> {
  const { name, bytes } = sent;
  const refused = (key: string) => new DomainError(422, key, { name: shownName(name, endingOf(name)) });
  if (bytes.length === 0) throw refused("fileEmpty");
  if (bytes.length > fileLimit) throw refused("fileTooLarge");
  const mediaType = await typeOf(sent);
  const known = kindOf(mediaType ?? "");
  if (mediaType === null || !known) throw refused(whyNot(name, mediaType));
  if (known.kind === "office") {
    const entries = entriesOf(bytes);
    if (entries === null) throw refused("fileBroken");
    if (hasMacros(entries)) throw refused("fileMacros");
  }
  const kept = known.kind === "picture" ? await redraw(bytes, refused) : bytes;
  if (kept.length > fileLimit) throw refused("fileTooLarge");
  const page = known.kind === "pdf" ? await drawPage(bytes) : null;
  const preview = known.kind === "picture" ? await previewOf(kept) : page && (await previewOfPage(page));
  return { bytes: kept, mediaType, name: shownName(name, known.ext), preview };
}

/** Why a file is not taken whose content is of no kind that is. */
function whyNot(name: string, mediaType: string | null): string {
  if (mediaType?.includes("macroenabled")) return "fileMacros";
  return textTypeOf(name) === null ? "fileKind" : "fileText";
}

/** What the name ended in, for sentences about a refused file. */
function endingOf(name: string): string {
  return /\.([\p{L}\p{N}]{1,10})$/u.exec(name)?.[1] ?? "?";
}

/** Text has no mark by which it is known: it is text by its name where it can be read as such. */
async function typeOf({ name, bytes }: { name: string; bytes: Uint8Array }): Promise<string | null> {
  const text = textTypeOf(name);
  if (text !== null) return isText(bytes) ? text : null;
  return (await fileTypeFromBuffer(bytes))?.mime ?? null;
}

/** UTF-8 without control characters but tabs, line ends and form feeds. */
function isText(bytes: Uint8Array): boolean {
  try {
    return !/[\u0000-\u0008\u000b\u000e-\u001f\u007f]/.test(
      new TextDecoder("utf-8", { fatal: true }).decode(bytes),
    );
  } catch {
    return false;
  }
}

/** The names in a zip file, read from its list without unpacking anything; null where there is no such list. */
function entriesOf(bytes: Uint8Array): string[] | null {
  const names: string[] = [];
  try {
    unzipSync(bytes, {
      filter: ({ name }) => {
        names.push(name.replaceAll("\\", "/"));
        return false;
      },
    });
    return names;
  } catch {
    return null;
  }
}

/** The picture's points in a file made anew, turned as its camera said: no place, time, camera, owner, thumbnail, or anything behind its end. Of several frames the first. */
async function redraw(bytes: Uint8Array, refused: (key: string) => DomainError): Promise<Uint8Array> {
  try {
    const { width, height } = await sharp(bytes).metadata();
    if (width * height > pixelLimit) throw refused("filePixels");
    return await sharp(bytes, { limitInputPixels: pixelLimit, failOn: "error" })
      .autoOrient()
      .jpeg({ quality: 90, force: false })
      .webp({ quality: 90, force: false })
      .toBuffer();
  } catch (error) {
    throw isDomainError(error) ? error : refused("fileBroken");
  }
}
