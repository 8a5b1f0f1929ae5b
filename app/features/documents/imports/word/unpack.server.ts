import { Unzip, UnzipInflate, unzipSync, type UnzipFile, type UnzipFileInfo } from "fflate";
import { DomainError } from "#app/features/access/errors.ts";

/** A Word file of 100 pages has a few dozen parts and unpacks to some MB; what goes far beyond is made to break us. */
const limits = { parts: 5_000, declared: 400 * 1024 * 1024, ratio: 250, text: 48 * 1024 * 1024 };
/** Below this, in bytes, a high ratio is no harm: empty tables are packed very small. */
const smallEnough = 4 * 1024 * 1024;
const slice = 64 * 1024;
const textPart = /\.(?:xml|rels)$/i;

/** The text parts of a packed file by their names, and the names of all its parts. */
export interface Unpacked {
  readonly names: ReadonlySet<string>;
  readonly parts: ReadonlyMap<string, string>;
}

/**
 * Unpacks the text parts of a zip. What the directory declares is looked at first; what comes out is counted as it
 * comes, so that a lie about sizes costs no memory. Throws 422 `notOne`, the key of a sentence, for what is no zip, and 413
 * `importBomb`.
 */
export function unpack(bytes: Uint8Array, notOne = "importNotWord"): Unpacked {
  const listed = listParts(bytes, notOne);
  if (listed.length > limits.parts) throw bomb();
  const declared = listed.reduce((sum, { originalSize }) => sum + originalSize, 0);
  const packed = listed.reduce((sum, { size }) => sum + size, 0);
  if (packed > bytes.length || declared > limits.declared) throw bomb();
  if (declared > smallEnough && declared > packed * limits.ratio) throw bomb();
  const names = new Set(listed.map(({ name }) => name));
  return { names, parts: inflate(bytes, names, notOne) };
}

function listParts(bytes: Uint8Array, notOne: string): UnzipFileInfo[] {
  const listed: UnzipFileInfo[] = [];
  try {
    unzipSync(bytes, {
      filter: (part) => {
        listed.push(part);
        return false;
      },
    });
  } catch {
    throw new DomainError(422, notOne);
  }
  return listed;
}

function inflate(bytes: Uint8Array, names: ReadonlySet<string>, notOne: string): Map<string, string> {
  const parts = new Map<string, string>();
  const reading: Reading = { total: 0, isBroken: false };
  const unzip = new Unzip((part) => {
    if (names.has(part.name) && textPart.test(part.name)) readPart(part, parts, reading);
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length; at += slice) {
      unzip.push(bytes.subarray(at, at + slice), at + slice >= bytes.length);
      if (reading.total > limits.text) throw bomb();
    }
  } catch (error) {
    if (reading.total > limits.text) throw bomb();
    throw error instanceof TypeError || error instanceof RangeError || "code" in (error as object)
      ? new DomainError(422, notOne)
      : error;
  }
  if (reading.isBroken) throw new DomainError(422, notOne);
  return parts;
}

interface Reading {
  total: number;
  isBroken: boolean;
}

function readPart(part: UnzipFile, parts: Map<string, string>, reading: Reading): void {
  const decoder = new TextDecoder("utf-8");
  let text = "";
  part.ondata = (error, chunk, isLast) => {
    if (error) {
      reading.isBroken = true;
      return;
    }
    reading.total += chunk.length;
    if (reading.total > limits.text) throw bomb();
    text += decoder.decode(chunk, { stream: !isLast });
    if (isLast && !parts.has(part.name)) parts.set(part.name, text);
  };
  part.start();
}

function bomb(): DomainError {
  return new DomainError(413, "importBomb");
}
