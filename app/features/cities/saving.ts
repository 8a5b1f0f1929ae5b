import { isSame } from "./changes.ts";
import type { SectionContent } from "./profile.ts";

export type Verdict = "save" | "unchanged" | "conflict";

/**
 * What comes of saving a section that was read as version `readVersion`: the same content again is no new version, even
 * where someone else saved it first; another content over a version not read is a conflict, so that nobody overwrites unseen.
 */
export function decideSave(
  current: SectionContent & { readonly version: number },
  saving: SectionContent,
  readVersion: number,
): Verdict {
  if (isSame(current, saving)) return "unchanged";
  return current.version === readVersion ? "save" : "conflict";
}
