import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const maxBytes = 64 * 1024 * 1024;
/** Pages say "closes in 6 days": none is shown older than this, in milliseconds. */
const maxAge = 60_000;

/** By the first segment of a page's path. A map, because the segment is anyone's text: `constructor` must find nothing. */
const shownParts: ReadonlyMap<string, readonly string[]> = new Map([
  ["cities", ["cities", "experiences"]],
  ["documents", ["documents"]],
  ["experiences", ["experiences"]],
  ["meetings", ["meetings"]],
  ["about", []],
  ["privacy", []],
  ["accessibility", []],
]);

/** Which parts' content stands on a public page (its path without the language); null where it is not to be kept. */
export function partsOf(path: string): readonly string[] | null {
  const [, first = "", , third] = path.split("/");
  if (first === "") return ["cities", "documents", "experiences"];
  if (third !== undefined && ["edit", "period", "position", "matrix"].includes(third)) return null;
  return shownParts.get(first) ?? null;
}

type Encoding = "br" | "gzip" | "identity";
/** A page as it goes over the wire in one encoding, all but the Date line ready. */
interface Made {
  readonly etag: string;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly headers: Record<string, string>;
  /** The headers of a 304. */
  readonly unchanged: Record<string, string>;
}
export interface KeptPage {
  readonly made: Readonly<Record<Encoding, Made>>;
}
interface Entry {
  readonly page: KeptPage;
  readonly parts: readonly string[];
  readonly keptAt: number;
  readonly bytes: number;
}

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

/** Compresses a rendered page once for all who will ask for it. */
export async function preparePage(html: Uint8Array, headers: Record<string, string>): Promise<KeptPage> {
  const [br, gz] = await Promise.all([
    brotli(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
    deflate(html, { level: 7 }),
  ]);
  const hash = createHash("sha256").update(html).digest("base64url").slice(0, 22);
  const make = (encoding: Encoding, bytes: Uint8Array): Made => {
    const unchanged = { ...headers, ETag: `"${hash}-${encoding}"` };
    const encoded = encoding === "identity" ? {} : { "Content-Encoding": encoding };
    return {
      etag: unchanged.ETag,
      body: new Uint8Array(bytes),
      headers: { ...unchanged, ...encoded, "Content-Length": String(bytes.length) },
      unchanged,
    };
  };
  return { made: { br: make("br", br), gzip: make("gzip", gz), identity: make("identity", html) } };
}

/** Rendered public pages in memory, the least recently used dropped first. A change drops the pages that show its part. */
export function createPageCache() {
  const entries = new Map<string, Entry>();
  const changes = new Map<string, number>();
  const making = new Map<string, Promise<KeptPage | null>>();
  let bytes = 0;

  const remove = (key: string) => {
    bytes -= entries.get(key)?.bytes ?? 0;
    entries.delete(key);
  };
  const countChanges = (parts: readonly string[]) =>
    parts.reduce((sum, part) => sum + (changes.get(part) ?? 0), 0);

  return {
    find(key: string): KeptPage | null {
      const entry = entries.get(key);
      if (!entry) return null;
      entries.delete(key);
      if (Date.now() - entry.keptAt > maxAge) {
        bytes -= entry.bytes;
        return null;
      }
      entries.set(key, entry);
      return entry.page;
    },
    /** Makes a page that is not kept, once for all who ask while it is being made; null where it is not to be kept. */
    makeOnce(key: string, make: () => Promise<KeptPage | null>): Promise<KeptPage | null> {
      const begun = making.get(key);
      if (begun) return begun;
      const page = make().finally(() => making.delete(key));
      making.set(key, page);
      return page;
    },
    /** How often the parts have changed so far: taken before rendering and given back to `keep`. */
    countChanges,
    /** Keeps the page unless one of its parts changed while it was rendered. */
    keep(key: string, parts: readonly string[], changesBefore: number, page: KeptPage): void {
      if (countChanges(parts) !== changesBefore) return;
      remove(key);
      const size = Object.values(page.made).reduce((sum, { body }) => sum + body.length, 0);
      entries.set(key, { page, parts, keptAt: Date.now(), bytes: size });
      bytes += size;
      for (const oldest of entries.keys()) {
        if (bytes <= maxBytes) break;
        remove(oldest);
      }
    },
    /** Drops every page that shows this part; without one, all: after a lost wake-up nobody knows what changed. */
    drop(part?: string): void {
      if (part) changes.set(part, (changes.get(part) ?? 0) + 1);
      else
        for (const known of ["cities", "documents", "experiences", "meetings"])
          changes.set(known, (changes.get(known) ?? 0) + 1);
      for (const [key, entry] of entries) if (!part || entry.parts.includes(part)) remove(key);
    },
  };
}

export type PageCache = ReturnType<typeof createPageCache>;
