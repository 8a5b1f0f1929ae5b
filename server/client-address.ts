import type { IncomingHttpHeaders } from "node:http";
import { BlockList, isIP } from "node:net";
import type { AddressClass } from "#app/features/access/actor.ts";

/** The request's own lines and the peer it came from: what node:http and socket.io both have. */
interface Arriving {
  readonly headers: IncomingHttpHeaders;
  readonly socket: { readonly remoteAddress?: string | undefined };
}

/** Who asks, where a proxy may stand in between. */
export interface Clients {
  /** The address someone asks from: the peer's, or behind trusted proxies the last one that none of them is. */
  addressOf(request: Arriving): string;
  /** The host asked for: the Host line, or what a trusted proxy says it was. */
  hostOf(request: Arriving): string | undefined;
}

const nowhere = "0.0.0.0";

/** Reads forwarded headers from peers within `trusted` (addresses with CIDR bits) and from nobody else. */
export function createClients(trusted: readonly string[]): Clients {
  const proxies = ranges(trusted);
  const isProxy = (address: string) => contains(proxies, address);
  return {
    addressOf({ headers, socket }) {
      const peer = plain(socket.remoteAddress);
      if (!isProxy(peer)) return peer;
      let last = peer;
      for (const given of lineOf(headers["x-forwarded-for"]).split(",").reverse()) {
        const address = plain(given.trim());
        // Beyond a word that is no address nothing can be believed.
        if (address === nowhere) return last;
        last = address;
        if (!isProxy(address)) return address;
      }
      return last;
    },
    hostOf({ headers, socket }) {
      if (trusted.length === 0 || !isProxy(plain(socket.remoteAddress))) return headers.host;
      const said = lineOf(headers["x-forwarded-host"]).split(",").at(-1)?.trim();
      return said === undefined || said === "" ? headers.host : said;
    },
  };
}

const local = ranges(["127.0.0.0/8", "::1/128"]);
/** Addresses of house networks: RFC 1918, RFC 6598, RFC 3927, RFC 4193, RFC 4291. */
const house = ranges([
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "100.64.0.0/10",
  "169.254.0.0/16",
  "fc00::/7",
  "fe80::/10",
]);

/** As much of an address as the trace keeps. */
export function addressClass(address: string): AddressClass {
  if (contains(local, address)) return "loopback";
  return contains(house, address) ? "private" : "public";
}

/** What is counted for an address: IPv6 is given out to a house by 64 bits, so that whoever asks can change all the others. */
export function countedAs(address: string): string {
  if (isIP(address) !== 6) return address;
  const plainest = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [left = [], right = []] = plainest.split("::").map((half) => half.split(":").filter(Boolean));
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => "0");
  return `${[...left, ...zeros, ...right].slice(0, 4).join(":")}::/64`;
}

function ranges(list: readonly string[]): BlockList {
  const all = new BlockList();
  for (const range of list) {
    const [address = "", bits = ""] = range.split("/");
    all.addSubnet(address, Number(bits), isIP(address) === 6 ? "ipv6" : "ipv4");
  }
  return all;
}

function contains(list: BlockList, address: string): boolean {
  return list.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

/** An IPv4 address that comes in IPv6's clothes is told as IPv4; what is no address (a socket that has gone) as nowhere. */
function plain(address = ""): string {
  const bare = address
    .replace(/^\[(.*)\]$/, "$1")
    .replace(/^::ffff:(?=\d+\.)/i, "")
    .replace(/%.*$/, "");
  return isIP(bare) === 0 ? nowhere : bare.toLowerCase();
}

function lineOf(header: string | string[] | undefined): string {
  return Array.isArray(header) ? header.join(",") : (header ?? "");
}
