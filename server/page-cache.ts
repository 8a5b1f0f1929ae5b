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
  if (third !== undefined && ["edit", "position", "matrix"].includes(third)) return null;
  return shownParts.get(first) ?? null;
}

export interface KeptPage {
  readonly etag: string;
  readonly bodies: Readonly<Record<"br" | "gzip" | "identity", Uint8Array<ArrayBuffer>>>;
  readonly headers: Readonly<Record<string, string>>;
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
  const etag = createHash("sha256").update(html).digest("base64url").slice(0, 22);
  return {
    etag,
    headers,
    bodies: { br: new Uint8Array(br), gzip: new Uint8Array(gz), identity: new Uint8Array(html) },
  };
}

/** Rendered public pages in memory, the least recently used dropped first. A change drops the pages that show its part. */
export function createPageCache() {
  const entries = new Map<string, Entry>();
  const changes = new Map<string, number>();
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
    /** How often the parts have changed so far: taken before rendering and given back to `keep`. */
    countChanges,
    /** Keeps the page unless one of its parts changed while it was rendered. */
    keep(key: string, parts: readonly string[], changesBefore: number, page: KeptPage): void {
      if (countChanges(parts) !== changesBefore) return;
      remove(key);
      const size = Object.values(page.bodies).reduce((sum, body) => sum + body.length, 0);
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
