import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";

/** A member of a back-up: a folder, or a file of exactly `size` bytes. */
export type Member = FolderMember | FileMember;

interface FolderMember {
  readonly path: string;
  readonly isFolder: true;
}

interface FileMember {
  readonly path: string;
  readonly size: number;
  readonly chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
}

/** A member of these bytes. */
export function memberOf(path: string, content: Uint8Array | string): Member {
  const bytes = Buffer.from(content);
  return { path, size: bytes.length, chunks: [bytes] };
}

/** A member of the file at `place`, as long as it is now; null where it has gone. */
export async function readMember(path: string, place: string): Promise<Member | null> {
  const found = await stat(place).catch(nullIfAbsent);
  return found && { path, size: found.size, chunks: exactly(place, found.size) };
}

/** A file that is written meanwhile: what it gains is left, what it loses is filled with zeros. PostgreSQL's log makes both good. */
async function* exactly(place: string, size: number): AsyncGenerator<Uint8Array> {
  let left = size;
  if (left > 0) {
    try {
      for await (const chunk of createReadStream(place, { end: size - 1 }) as AsyncIterable<Buffer>) {
        left -= chunk.length;
        yield chunk;
      }
    } catch (error) {
      nullIfAbsent(error);
    }
  }
  for (; left > 0; left -= CHUNK) yield Buffer.alloc(Math.min(left, CHUNK));
}

const CHUNK = 65_536;

function nullIfAbsent(error: unknown): null {
  if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
  throw error;
}
