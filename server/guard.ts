/** What the guard looks at: nothing but the request's own lines, so that it can be tried without a server. */
export interface Asking {
  readonly method: string;
  /** Path and query as sent. */
  readonly url: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
  readonly contentType: string | undefined;
  readonly contentLength: string | undefined;
}

export interface Refusing {
  readonly status: 400 | 403 | 404 | 405 | 413 | 415 | 421;
  /** Key of a sentence in locales/<lang>/errors.json. */
  readonly key: string;
}

const safe = new Set(["GET", "HEAD"]);
const form = "application/x-www-form-urlencoded";

/** Largest body of a form, in bytes; and how many fields it may have. */
const formLimit = 256 * 1024;
const fieldLimit = 200;

/**
 * Refuses what must not reach Remix 2.17.5, in this order: unknown methods, a malformed address, the old `_data` door,
 * a host that is not ours, unsafe requests from another site, bodies of another kind or too large.
 * `origins` are ours, as `http://localhost:3000`.
 */
export function refuse(asking: Asking, origins: ReadonlySet<string>): Refusing | null {
  const isSafe = safe.has(asking.method);
  if (!isSafe && asking.method !== "POST") return { status: 405, key: "badMethod" };
  if (!isReadable(asking.url)) return { status: 400, key: "badAddress" };
  if (/[?&](?:_data|%5fdata)=?/i.test(asking.url)) return { status: 404, key: "notFound" };
  if (!isOurHost(asking.host, origins)) return { status: 421, key: "otherHost" };
  if (isSafe) return null;
  if (!isFromOurPages(asking, origins)) return { status: 403, key: "otherSite" };
  if (Number(asking.contentLength ?? 0) > formLimit) return { status: 413, key: "tooLarge" };
  if (asking.contentType?.split(";")[0]?.trim().toLowerCase() !== form)
    return { status: 415, key: "otherContent" };
  return null;
}

function isReadable(url: string): boolean {
  if (!url.startsWith("/") || url.startsWith("//") || url.length > 4096) return false;
  try {
    return !/[\u0000-\u001f\u007f]/.test(decodeURIComponent(url.split("?")[0] ?? ""));
  } catch {
    return false;
  }
}

function isOurHost(host: string | undefined, origins: ReadonlySet<string>): boolean {
  return host !== undefined && [...origins].some((origin) => new URL(origin).host === host.toLowerCase());
}

/** Where the browser says which site asks, that decides; only where it is silent must Origin be ours. */
function isFromOurPages({ fetchSite, origin }: Asking, origins: ReadonlySet<string>): boolean {
  if (fetchSite !== undefined) return fetchSite === "same-origin";
  return origin !== undefined && origins.has(origin);
}

/** Reads a form's body up to `formLimit` bytes and `fieldLimit` fields; gives null beyond either. */
export async function readBody(request: Request): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let fields = 1;
  const body = request.body as AsyncIterable<Uint8Array> | null;
  if (!body) return new Uint8Array();
  for await (const bytes of body) {
    size += bytes.length;
    for (const byte of bytes) if (byte === 0x26) fields += 1;
    if (size > formLimit || fields > fieldLimit) return null;
    chunks.push(bytes);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
