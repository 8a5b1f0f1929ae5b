import { createHash, randomBytes } from "node:crypto";

/** Tokens that a browser carries beside the session: of a device that has signed in, of a sign-in that waits for its second factor. */
export type TokenName = "device" | "pending";

/** How long the browser keeps each, in seconds. */
const seconds: Readonly<Record<TokenName, number>> = { device: 31_536_000, pending: 600 };

/** The SHA-256 (hex) under which the database knows a token. */
export const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");

/** A random token of 32 bytes (base64url). */
export const makeToken = () => randomBytes(32).toString("base64url");

/** The token in a Cookie header, null where there is none that could be ours. Lucia's own reader throws on any cookie with a stray `%`. */
export function readToken(header: string | null, name: string): string | null {
  return new RegExp(`(?:^|;\\s*)${name}=([A-Za-z0-9_-]{43})(?:;|$)`).exec(header ?? "")?.[1] ?? null;
}

/** On https a cookie is Secure and carries the __Host- prefix: no other host can have set it. */
export function createBrowserTokens({ secure }: { secure: boolean }) {
  const nameOf = (name: TokenName) => (secure ? `__Host-${name}` : name);
  const write = (name: TokenName, value: string, maxAge: number) =>
    `${nameOf(name)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${String(maxAge)}${secure ? "; Secure" : ""}`;
  return {
    /** The hash of the browser's token, null without one. */
    hashOf(header: string | null, name: TokenName): string | null {
      const token = readToken(header, nameOf(name));
      return token === null ? null : hashOf(token);
    },
    /** A new token: its hash, and the Set-Cookie value that hands it to the browser. */
    make(name: TokenName): { hash: string; cookie: string } {
      const token = makeToken();
      return { hash: hashOf(token), cookie: write(name, token, seconds[name]) };
    },
    /** The Set-Cookie value that takes the token away. */
    drop: (name: TokenName) => write(name, "", 0),
  };
}
