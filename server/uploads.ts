import { randomUUID } from "node:crypto";
import { open, readFile, rm } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { DomainError } from "#app/features/access/errors.ts";
import type { Door } from "./door.ts";
import { fieldLimit, uploadLimit } from "./guard.ts";
import { createTurns } from "./turns.ts";

/** Files are taken from those who are signed in, and so many a minute, before any of it is read. Throws 401 `signInFirst`, 429. */
export async function admitUpload({ services, sessions }: Door, { headers }: IncomingMessage): Promise<void> {
  const cookies = headers.cookie ?? null;
  const { person } = sessions.idOf(cookies) === null ? nobody : (await sessions.resolve(cookies)).actor;
  if (!person) throw new DomainError(401, "signInFirst");
  await services.limits.take("uploads", person.id);
}

const nobody = { person: null };

type Take = (request: IncomingMessage, use: (body: Buffer) => Promise<unknown>) => Promise<void>;

/**
 * Takes bodies with files: however slowly they come they wait on the disk, and two at a time are held in memory and
 * worked on, each at most `uploadLimit` bytes and `fieldLimit` parts. Throws 413 `uploadTooLarge`; rejects when the
 * sender goes away.
 */
export function createUploads(): Take {
  const inTurn = createTurns({ atOnce: 2, mostWaiting: 500 });
  return async (request, use) => {
    const place = path.join(tmpdir(), `ascn-upload-${randomUUID()}`);
    try {
      await keep(request, place);
      await inTurn(async () => {
        const body = await readFile(place);
        if (countParts(body, request.headers["content-type"]) > fieldLimit) throw tooLarge();
        await use(body);
      });
    } finally {
      await rm(place, { force: true });
    }
  };
}

/** Writes what is sent to `place` as it comes. */
async function keep(request: IncomingMessage, place: string): Promise<void> {
  const file = await open(place, "wx", 0o600);
  let size = 0;
  try {
    // Left in the middle the connection stays: the sender is to hear why.
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      const bytes = chunk as Buffer;
      size += bytes.length;
      if (size > uploadLimit) throw tooLarge();
      await file.write(bytes);
    }
  } finally {
    await file.close();
  }
}

/** How many parts the body has, counted no further than needed: 100,000 empty ones would take long to read. */
function countParts(body: Buffer, contentType = ""): number {
  const boundary = /boundary=(?:"([^"]{1,70})"|([^;\s]{1,70}))/i.exec(contentType);
  const line = `--${boundary?.[1] ?? boundary?.[2] ?? ""}`;
  // One before each part; the one behind the last is none's.
  let count = -1;
  for (
    let at = body.indexOf(line);
    at !== -1 && count <= fieldLimit;
    at = body.indexOf(line, at + line.length)
  )
    count += 1;
  return count;
}

function tooLarge(): DomainError {
  return new DomainError(413, "uploadTooLarge");
}
