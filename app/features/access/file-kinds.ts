/** Largest file, in bytes, and most files of one comment. */
export const fileLimit = 10 * 1024 * 1024;
export const filesLimit = 5;
/** Longest description, in characters, as text_length of the database. */
export const descriptionLimit = 500;

/** What kind of content a file has; what is done to it before it is kept follows from it. */
type Kind = "picture" | "office" | "text" | "pdf";

const kinds: Readonly<Record<string, { readonly kind: Kind; readonly ext: string }>> = {
  "application/pdf": { kind: "pdf", ext: "pdf" },
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": { kind: "office", ext: "docx" },
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": { kind: "office", ext: "xlsx" },
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": {
    kind: "office",
    ext: "pptx",
  },
  "application/vnd.oasis.opendocument.text": { kind: "office", ext: "odt" },
  "application/vnd.oasis.opendocument.spreadsheet": { kind: "office", ext: "ods" },
  "image/png": { kind: "picture", ext: "png" },
  "image/jpeg": { kind: "picture", ext: "jpg" },
  "image/webp": { kind: "picture", ext: "webp" },
  "image/gif": { kind: "picture", ext: "gif" },
  "text/plain": { kind: "text", ext: "txt" },
  "text/csv": { kind: "text", ext: "csv" },
  "text/markdown": { kind: "text", ext: "md" },
};

/** The kind of a media type and the ending of its names; undefined for what is not taken. */
export function kindOf(mediaType: string): { readonly kind: Kind; readonly ext: string } | undefined {
  return Object.hasOwn(kinds, mediaType) ? kinds[mediaType] : undefined;
}

/** The media type of text by its name: its content does not tell. Null where the name is not that of a text. */
export function textTypeOf(name: string): string | null {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  const found = Object.entries(kinds).find(([, { kind, ext }]) => kind === "text" && ext === ending);
  return found?.[0] ?? null;
}

/** The file types a form offers, as its `accept`. */
export const accepted = Object.values(kinds)
  .map(({ ext }) => `.${ext}`)
  .join(",");
