import { isIP } from "node:net";

/** Reads one value; undefined means that it is not accepted. */
export type Reader<T> = (value: string) => T | undefined;

/** A port number, 0 for any free one. */
export const port: Reader<number> = (value) =>
  /^\d{1,5}$/.test(value) && Number(value) <= 65_535 ? Number(value) : undefined;

/** An IP address or a host name. */
export const host: Reader<string> = (value) =>
  isIP(value) !== 0 || /^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(value) ? value : undefined;

/** A file path. */
export const folder: Reader<string> = (value) => (value.includes("\0") ? undefined : value);

/** Text of one line, without spaces at its ends. */
export const line: Reader<string> = (value) => (/^\S(?:\P{Cc}*\S)?$/u.test(value) ? value : undefined);

/** A URL of one of the schemes ("https:"), as it was written. */
export function url(...schemes: string[]): Reader<string> {
  return (value) => {
    const parsed = URL.canParse(value) ? new URL(value) : null;
    return parsed !== null && schemes.includes(parsed.protocol) && parsed.hostname !== "" ? value : undefined;
  };
}

/** A database's address; a host is optional, for it may name a socket in its query. */
export const databaseUrl: Reader<string> = (value) =>
  URL.canParse(value) && /^postgres(ql)?:\/\//.test(value) ? value : undefined;

/** Scheme, host and port, and nothing after them: "https://portal.example". */
export const origin: Reader<string> = (value) => {
  const parsed = URL.canParse(value) ? new URL(value) : null;
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) return undefined;
  const hasMore =
    parsed.pathname !== "/" || parsed.search !== "" || parsed.hash !== "" || parsed.username !== "";
  return hasMore ? undefined : parsed.origin;
};

/** One of the words. */
export function oneOf<const T extends string>(...words: T[]): Reader<T> {
  return (value) => words.find((word) => word === value);
}

/** An address as a mail's sender: "portal@ascn.example" or "ASCN portal <portal@ascn.example>". */
export const sender: Reader<string> = (value) =>
  /^([^<>\p{Cc}]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/u.test(value) ? value : undefined;

const LOOPBACK = ["127.0.0.0/8", "::1/128"];

/** Which peers' forwarded headers count: "0" none, "loopback" (or "1") this machine, or a list of addresses and CIDR ranges. */
export const proxies: Reader<readonly string[]> = (value) => {
  if (value === "0") return [];
  const parts = value === "1" ? ["loopback"] : value.split(",").map((part) => part.trim());
  const ranges = parts.flatMap((part) => (part === "loopback" ? LOOPBACK : [asRange(part)]));
  return ranges.every((range) => range !== null) ? ranges : undefined;
};

function asRange(part: string): string | null {
  const [address = "", bits, ...rest] = part.split("/");
  const widest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  if (widest === -1 || rest.length > 0) return null;
  if (bits === undefined) return `${address}/${widest}`;
  return /^\d{1,3}$/.test(bits) && Number(bits) <= widest ? part : null;
}

/** Whether only this machine can reach a server that listens on `hostName`. */
export function isLoopback(hostName: string): boolean {
  return (
    hostName === "localhost" || hostName === "::1" || (isIP(hostName) === 4 && hostName.startsWith("127."))
  );
}
