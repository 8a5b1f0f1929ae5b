import { createHash, randomBytes } from "node:crypto";

/** A random token of 32 bytes (base64url) for a link that goes out by mail. */
export const makeToken = () => randomBytes(32).toString("base64url");

/** The SHA-256 (hex) under which the database knows a token. */
export const hashToken = (token: string) => createHash("sha256").update(token).digest("hex");
