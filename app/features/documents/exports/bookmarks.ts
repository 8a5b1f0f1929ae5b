/**
 * The permanent ids of a version's nodes as bookmarks of a Word file, which may have forty letters, digits and
 * underscores. An id is written with underscores for its hyphens; one that is too long gets a running number, and the
 * file's custom property of the bookmark's name says the id.
 */
export interface Bookmarks {
  /** The bookmark of each id. */
  readonly names: ReadonlyMap<string, string>;
  /** Custom properties of the file. */
  readonly properties: Readonly<Record<string, string>>;
}

const prefix = "ascn_";
const longPrefix = "ascnlong_";
/** Longest name that Word takes for a bookmark. */
const longestName = 40;
const shortName = /^ascn_[a-z0-9_]{1,35}$/;
const idPattern = /^[a-z0-9-]{1,80}$/;

/** Custom properties that say which text a Word file of ours holds. */
export const fileProperties = {
  document: "ascn_document",
  version: "ascn_version",
  language: "ascn_language",
} as const;

/**
 * Styles of what a Word file of ours writes beside the text: numbers before it, up to the tab, and the number of a
 * table in a paragraph before it (the table's bookmark is in its first cell). What stands before the first bookmark is
 * title and contents. An import leaves all of it out.
 */
export const numberStyles = { text: "Portal Number", table: "Portal Table Number" } as const;

/** The bookmarks of these ids (`[a-z0-9-]`, 80 characters at most). */
export function bookmarksOf(ids: readonly string[]): Bookmarks {
  const names = new Map<string, string>();
  const properties: Record<string, string> = {};
  for (const id of ids) {
    const short = prefix + id.replace(/-/g, "_");
    if (short.length <= longestName) {
      names.set(id, short);
      continue;
    }
    const name = `${longPrefix}${Object.keys(properties).length + 1}`;
    names.set(id, name);
    properties[name] = id;
  }
  return { names, properties };
}

/** The permanent id that a bookmark of our own Word file stands for; null for every other bookmark. */
export function idOfBookmark(name: string, customProperties: ReadonlyMap<string, string>): string | null {
  if (shortName.test(name)) return name.slice(prefix.length).replace(/_/g, "-");
  const id = name.startsWith(longPrefix) ? customProperties.get(name) : undefined;
  return id !== undefined && idPattern.test(id) ? id : null;
}
