import { randomBytes } from "node:crypto";

/** A permanent id for a new section or paragraph: chance alone, it says nothing of the place. */
export function newNodeId(): string {
  return `n-${randomBytes(8).toString("hex")}`;
}
