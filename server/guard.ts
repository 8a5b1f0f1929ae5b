/** What the guard looks at: nothing but the request's own lines, so that it can be tried without a server. */
export interface Asking {
  readonly method: string;
  /** Path and query as sent. */
  readonly url: string;
  /** The host asked for, as a trusted proxy may have told it. */
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
  readonly contentType: string | undefined;
  readonly contentLength: string | undefined;
  readonly transferEncoding: string | undefined;
}

export interface Refusing {
  readonly status: 400 | 403 | 404 | 405 | 413 | 415 | 421;
  /** Key of a sentence in locales/<lang>/errors.json. */
  readonly key: string;
}

const form = "application/x-www-form-urlencoded";
/** How many fields a form may have. */
export const fieldLimit = 200;
/** Largest body of a form, in bytes, where the table below says nothing else. */
export const formLimit = 256 * 1024;
/**
 * Largest body, in bytes, where long texts are written: a letter of Khmer, Thai or Burmese is nine bytes of a form. Room
 * for two texts of 50,000 such letters, so that what is too long is answered with all of it; see
 * docs/decisions/024-long-forms.md.
 */
const longLimit = 1024 * 1024;
/** The words of all countries at a meeting are one form: eleven statements of 20,000 letters. */
const wordsLimit = 2 * longLimit;
/** Largest body with files, in bytes. */
export const uploadLimit = 25 * 1024 * 1024;

/** The addresses that take files, after the language: a comment or a message with attachments, a draft from a file, a filled-in matrix. */
const uploadPlaces = [
  /^\/documents\/[a-z0-9-]+(?:\/versions\/\d+)?$/,
  /^\/documents\/[a-z0-9-]+\/(?:draft|matrix)\/import$/,
  /^\/rooms\/[a-z0-9-]+(?:\/files)?$/,
];

/** Where mail providers stop letters by a form of their own (RFC 8058): whoever knows the token may. */
const oneClickPlace = /^\/letters\/stop\/[A-Za-z0-9_-]{43}$/;
/** Largest body there, in bytes: the one field of a provider's form. */
const oneClickLimit = 1024;

/** The addresses where texts of up to 20,000 characters are written, after the language, with the largest body of their forms. */
const longPlaces: readonly (readonly [RegExp, number])[] = [
  [/^\/documents\/[a-z0-9-]+(?:\/versions\/\d+)?$/, longLimit],
  [/^\/documents\/[a-z0-9-]+\/(?:comment-draft|draft|draft\/text|position|matrix)$/, longLimit],
  [/^\/documents\/[a-z0-9-]+\/adoption$/, wordsLimit],
];

/** Whether the request sends files to an address that takes them. */
export function isUpload({
  method,
  url,
  contentType,
}: Pick<Asking, "method" | "url" | "contentType">): boolean {
  return (
    method === "POST" &&
    kindOf(contentType) === "multipart/form-data" &&
    uploadPlaces.some((place) => place.test(pathAfterLanguage(url)))
  );
}

/** Largest body of a form sent to this address, in bytes. */
export function formLimitOf(url: string): number {
  if (oneClickPlace.test(url)) return oneClickLimit;
  const path = pathAfterLanguage(url);
  return longPlaces.find(([place]) => place.test(path))?.[1] ?? formLimit;
}

/** The path of a page without its language, the same for its form and for the script that sends it. */
function pathAfterLanguage(url: string): string {
  return /^\/[^/?]+(\/[^?]*?)(?:\.data)?(?:\?|$)/.exec(url)?.[1] ?? "";
}

function kindOf(contentType: string | undefined): string | undefined {
  return contentType?.split(";")[0]?.trim().toLowerCase();
}

/**
 * Refuses what must not reach Remix 2.17.5, in this order: unknown methods, a malformed address, the old `_data` door,
 * a host that is not ours, unsafe requests from another site (but for one address of mail providers), bodies too large or of another kind (no address takes
 * JSON, few take files). `origins` are ours, as `http://localhost:3000`.
 */
export function createGuard(origins: ReadonlySet<string>): (asking: Asking) => Refusing | null {
  const hosts = new Set([...origins].flatMap(hostsOf));
  return (asking) => {
    const isSafe = asking.method === "GET" || asking.method === "HEAD";
    if (!isSafe && asking.method !== "POST") return { status: 405, key: "badMethod" };
    if (!isReadable(asking.url)) return { status: 400, key: "badAddress" };
    if (hasDataDoor(asking.url)) return { status: 404, key: "notFound" };
    if (asking.host === undefined || !hosts.has(asking.host.toLowerCase()))
      return { status: 421, key: "otherHost" };
    if (isSafe) return hasBody(asking) ? { status: 413, key: "tooLarge" } : null;
    if (oneClickPlace.test(asking.url)) return refuseOneClick(asking);
    if (!isFromOurPages(asking, origins)) return { status: 403, key: "otherSite" };
    return isUpload(asking) ? refuseUpload(asking) : refuseForm(asking);
  };
}

function refuseUpload({ contentLength }: Asking): Refusing | null {
  return Number(contentLength ?? 0) > uploadLimit ? { status: 413, key: "uploadTooLarge" } : null;
}

function refuseForm({ url, contentLength, contentType }: Asking): Refusing | null {
  if (Number(contentLength ?? 0) > formLimitOf(url)) return { status: 413, key: "tooLarge" };
  return kindOf(contentType) === form ? null : { status: 415, key: "otherContent" };
}

/** Sent by a mail provider, which says nothing of where from, in either form's encoding. */
function refuseOneClick({ contentLength, contentType }: Asking): Refusing | null {
  if (Number(contentLength ?? 0) > oneClickLimit) return { status: 413, key: "tooLarge" };
  const kind = kindOf(contentType);
  return kind === form || kind === "multipart/form-data" ? null : { status: 415, key: "otherContent" };
}

/** A Host line may name the port that the scheme has anyway. */
function hostsOf(origin: string): string[] {
  const { host, port, protocol } = new URL(origin);
  return port === "" ? [host, `${host}:${protocol === "https:" ? "443" : "80"}`] : [host];
}

function isReadable(url: string): boolean {
  if (!url.startsWith("/") || url.startsWith("//") || url.length > 4096) return false;
  if (/^[\w/?=&.~-]*$/.test(url)) return true;
  try {
    return !/[\u0000-\u001f\u007f]/.test(decodeURIComponent(url.split("?")[0] ?? ""));
  } catch {
    return false;
  }
}

/** Remix 2 answers any loader at `?_data=`, past the page's own parents, however the name is written. */
function hasDataDoor(url: string): boolean {
  const query = url.indexOf("?");
  return query !== -1 && new URLSearchParams(url.slice(query)).has("_data");
}

function hasBody({ contentLength, transferEncoding }: Asking): boolean {
  return transferEncoding !== undefined || (contentLength !== undefined && contentLength !== "0");
}

/** Where the browser says which site asks, that decides; only where it is silent must Origin be ours. */
function isFromOurPages({ fetchSite, origin }: Asking, origins: ReadonlySet<string>): boolean {
  if (fetchSite !== undefined) return fetchSite === "same-origin";
  return origin !== undefined && origins.has(origin);
}
