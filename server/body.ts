import type { IncomingMessage } from "node:http";
import { DomainError } from "#app/features/access/errors.ts";
import { fieldLimit, formLimit } from "./guard.ts";

interface Bounds {
  /** How long a body may take to arrive, in milliseconds. */
  readonly patience: number;
  /** How many bodies longer than `formLimit` may be under way at once. */
  readonly mostLong: number;
}

/** `limit` in bytes. */
type Take = (request: IncomingMessage, limit: number) => Promise<Buffer>;

/**
 * Reads bodies of forms of at most `limit` bytes and `fieldLimit` fields. Throws as soon as one goes beyond either (413
 * `tooLarge`), 408 `tooSlow`, 503 `busy`; rejects with another error when the sender goes away.
 */
export function createForms({ patience, mostLong }: Bounds): Take {
  let underWay = 0;
  return (request, limit) =>
    new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      let [size, fields, isLong] = [0, 1, false];
      const stop = () => {
        clearTimeout(timer);
        request.off("data", take);
        if (isLong) underWay -= 1;
        isLong = false;
      };
      const refuse = (error: Error) => {
        stop();
        reject(error);
      };
      const timer = setTimeout(() => {
        refuse(new DomainError(408, "tooSlow"));
      }, patience);
      const take = (bytes: Buffer) => {
        size += bytes.length;
        for (const byte of bytes) if (byte === 0x26) fields += 1;
        chunks.push(bytes);
        if (size > limit || fields > fieldLimit) refuse(new DomainError(413, "tooLarge"));
        else if (size > formLimit && !isLong) {
          if (underWay >= mostLong) refuse(new DomainError(503, "busy", { retryAfter: 5 }));
          else [underWay, isLong] = [underWay + 1, true];
        }
      };
      request.on("data", take);
      request.once("end", () => {
        stop();
        resolve(Buffer.concat(chunks));
      });
      request.once("error", refuse);
      request.once("close", () => {
        refuse(new Error("the sender went away"));
      });
    });
}
