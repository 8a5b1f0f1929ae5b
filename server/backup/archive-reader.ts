import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { Header } from "tar";
import { BLOCK, padding } from "./archive-writer.ts";

/** A member as it is read; its content must be read to the end before the next. */
export interface ReadMember {
  readonly path: string;
  readonly isFolder: boolean;
  readonly size: number;
  readonly chunks: AsyncIterable<Buffer>;
}

/** Names as the portal's own back-ups have them: no way leads out of the folder they are unpacked into. */
const SAFE_PATH = /^(?!(?:.*\/)?\.{1,2}(?:\/|$))[\w.-]+(?:\/[\w.-]+)*$/;

/** The members of an archive, one after the other. Throws where it is no such archive, or damaged, or ends too early. */
export async function* readArchive(file: string): AsyncGenerator<ReadMember> {
  const unpacked = createGunzip();
  const source = createReadStream(file).on("error", (error) => unpacked.destroy(error));
  const bytes = readerOf(source.pipe(unpacked));
  try {
    for (;;) {
      const header = new Header(await bytes.take(BLOCK), 0);
      if (header.nullBlock) break;
      const { path, size, isFolder } = checked(header);
      let left = size;
      const chunks = (async function* () {
        while (left > 0) {
          const chunk = await bytes.some(left);
          left -= chunk.length;
          yield chunk;
        }
      })();
      yield { path, size, isFolder, chunks };
      if (left > 0) throw new Error(`${path} was not read to its end`);
      await bytes.take(padding(size));
    }
    // The packing's own checksum comes last.
    await bytes.drain();
  } finally {
    source.destroy();
    unpacked.destroy();
  }
}

function checked(header: Header): { path: string; size: number; isFolder: boolean } {
  const { type, size = 0 } = header;
  const path = (header.path ?? "").replace(/\/$/, "");
  const isKnown = type === "File" || type === "Directory";
  if (!header.cksumValid || !isKnown || size < 0 || !SAFE_PATH.test(path))
    throw new Error("a member's header is not valid");
  return { path, size, isFolder: type === "Directory" };
}

/** Takes bytes off a stream in the pieces asked for; throws where it ends before. */
function readerOf(stream: AsyncIterable<Buffer>) {
  const source = stream[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  const some = async (most: number): Promise<Buffer> => {
    while (rest.length === 0) {
      const next = await source.next();
      if (next.done) throw new Error("it ends too early");
      rest = next.value;
    }
    const taken = rest.subarray(0, most);
    rest = rest.subarray(taken.length);
    return taken;
  };
  const take = async (length: number): Promise<Buffer> => {
    const pieces: Buffer[] = [];
    for (let left = length; left > 0; left -= pieces.at(-1)?.length ?? 0) pieces.push(await some(left));
    return Buffer.concat(pieces);
  };
  const drain = async () => {
    while (!(await source.next()).done);
  };
  return { some, take, drain };
}
