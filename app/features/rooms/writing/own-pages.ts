/** A page of the portal that has a title of its own. */
export interface TitledPage {
  readonly kind: "document" | "city" | "experience" | "initiative" | "meeting" | "room";
  /** Slug or reference. */
  readonly key: string;
  /** Of a document; null for the latest. */
  readonly version: number | null;
  /** Permanent id of what may be a section or paragraph of a document. */
  readonly paragraph: string | null;
  /** Number of a message of a room. */
  readonly message: number | null;
}

/** Pages that are found in the reader's language when their address names none (server/locale.ts). */
const inAnyLanguage =
  /^\/(?:[a-z]{2,3}(?:-[A-Za-z]{2,8})?\/)?(?=(?:cities|documents|rooms|experiences|initiatives|meetings|news|search|offices|notifications|desk|about|privacy|accessibility)(?:[/?#]|$))/;

/** The address as a path of the portal, in no language where it is a page's, so that it leads each reader to their own; null for one of another origin. */
export function ownPath(href: string, origins: ReadonlySet<string>): string | null {
  if (href === "") return null;
  const url = URL.canParse(href, "https://portal.invalid") ? new URL(href, "https://portal.invalid") : null;
  if (!url || (url.origin !== "https://portal.invalid" && !origins.has(url.origin))) return null;
  return `${url.pathname}${url.search}${url.hash}`.replace(inAnyLanguage, "/");
}

const parts = {
  documents: "document",
  cities: "city",
  experiences: "experience",
  initiatives: "initiative",
  meetings: "meeting",
  rooms: "room",
} as const;

/** What a path leads to (as `ownPath` gives it), where that has a title of its own; null for lists and what stands below such pages. */
export function titledPage(path: string): TitledPage | null {
  const url = new URL(path, "https://portal.invalid");
  const [, part = "", key = "", below, number, ...rest] = url.pathname.replace(/\/$/, "").split("/");
  if (!Object.hasOwn(parts, part) || !/^[A-Za-z0-9-]{1,100}$/.test(key) || rest.length > 0) return null;
  const kind = parts[part as keyof typeof parts];
  const page = { kind, key, version: null, paragraph: null, message: null };
  const isNumbered = /^[1-9][0-9]{0,8}$/.test(number ?? "");
  if (kind === "document" && (below === undefined || (below === "versions" && isNumbered)))
    return { ...page, version: below === undefined ? null : Number(number), paragraph: paragraphOf(url) };
  if (kind === "room" && below === "messages" && isNumbered) return { ...page, message: Number(number) };
  return below === undefined ? page : null;
}

/** The paragraph of a document's address, as the page makes it: what is chosen, else the place it goes to. */
function paragraphOf(url: URL): string | null {
  const wanted = url.searchParams.get("paragraph") ?? url.hash.slice(1);
  return /^[a-z0-9-]{1,80}$/.test(wanted) ? wanted : null;
}
