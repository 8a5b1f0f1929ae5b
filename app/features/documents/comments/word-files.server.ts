import { filePath } from "#app/http/paths.ts";
import { formatsFor } from "#app/language/formats.ts";
import type { Lang } from "#app/language/languages.ts";
import type { ShownFile } from "../shown.ts";

interface Row {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly bytes: number;
}

/** The files of a comment with their addresses, kinds ("PDF") and sizes as a page of this language says them. */
export function wordFiles(lang: Lang, files: readonly Row[]): ShownFile[] {
  const formats = formatsFor(lang);
  return files.map(({ id, name, description, bytes }) => ({
    ...{ id, name, description, href: filePath({ id, name }) },
    type: name.slice(name.lastIndexOf(".") + 1).toUpperCase(),
    size: { text: formats.size(bytes), lang: formats.lang === lang ? undefined : formats.lang },
  }));
}
