import { createHash, randomBytes } from "node:crypto";

/** The SHA-256 (hex) of a token: all that the database knows of it. */
export function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** A token of 32 random bytes (43 letters of base64url) and its hash. */
export function newToken(): { readonly token: string; readonly tokenHash: string } {
  const token = randomBytes(32).toString("base64url");
  return { token, tokenHash: hashOf(token) };
}
