import type { IncomingMessage } from "node:http";
import { fieldLimit, formLimit } from "./guard.ts";

/** Reads a form's body up to `formLimit` bytes and `fieldLimit` fields; gives null as soon as it goes beyond either. Rejects when the sender goes away. */
export function readBody(request: IncomingMessage): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let [size, fields] = [0, 1];
    const take = (bytes: Buffer) => {
      size += bytes.length;
      for (const byte of bytes) if (byte === 0x26) fields += 1;
      chunks.push(bytes);
      if (size <= formLimit && fields <= fieldLimit) return;
      request.off("data", take);
      resolve(null);
    };
    request.on("data", take);
    request.once("end", () => {
      resolve(Buffer.concat(chunks));
    });
    request.once("error", reject);
    request.once("close", () => {
      reject(new Error("the sender went away"));
    });
  });
}
