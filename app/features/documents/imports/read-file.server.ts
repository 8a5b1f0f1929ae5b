import { DomainError } from "#app/features/access/errors.ts";
import { nodeLimit } from "../schema.ts";
import type { FileRead, FileToRead } from "./file-read.ts";
import { refuseBlocks } from "./limits.ts";
import { matchBlocks } from "./matching.ts";
import { readMarkdown } from "./read-markdown.ts";
import { readWord } from "./word/read-word.server.ts";

/**
 * Reads a Word or Markdown file into blocks and matches them. Throws 422 `importNotWord`, `importNotText`,
 * `importMacros`, `importTracked`, `importEmpty`, `importTooMany`, `importParagraphTooLong`, 413 `importBomb`.
 */
export async function readFileToBlocks(
  file: FileToRead,
  onProgress: (done: number) => void,
): Promise<FileRead> {
  const { bytes, name, acceptsChanges } = file;
  const reading =
    isPacked(bytes) || /\.doc[xm]?$/i.test(name)
      ? await readWord(bytes, { acceptsChanges, onProgress })
      : readMarkdown(textOf(bytes));
  onProgress(0.8);
  const refusal = refuseBlocks(reading.blocks, nodeLimit);
  if (refusal) throw new DomainError(422, refusal.key, refusal.values);
  const blocks = matchBlocks(reading.blocks, file.known, { isTranslation: file.isTranslation });
  return { blocks, leftOut: reading.leftOut };
}

function isPacked(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

function textOf(bytes: Uint8Array): string {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (text.includes("\u0000")) throw new DomainError(422, "importNotText");
    return text;
  } catch {
    throw new DomainError(422, "importNotText");
  }
}
