import type { pathsOf } from "#app/http/paths.ts";
import type { T } from "#app/language/use-texts.tsx";
import type { RoomTitle } from "../title.ts";

/** What a room's name and description stand on. */
export interface RoomLabel {
  readonly slug: string;
  readonly kind: string;
  readonly subject: string | null;
  readonly audience: string;
  /** The name of what it is about, for this reader. */
  readonly title: RoomTitle | null;
}

/** The room's name: a standing room's own, else by what it is about. `t` is of the part "rooms". */
export function roomName(t: T, { slug, kind, subject, audience, title }: RoomLabel) {
  if (title !== null) return title;
  if (kind === "standing") return named(t, `name.${slug}`);
  const isApart = kind === "initiative" && audience === "members";
  return named(t, `about.${isApart ? "initiativeMembers" : kind}`, { subject: subject ?? "" });
}

function named(t: T, key: string, values: Record<string, string> = {}) {
  return { text: t.plain(key, values), lang: t.lang(key) };
}

/** Where what the room is about is read; null for a standing room. */
export function subjectPath(paths: ReturnType<typeof pathsOf>, { kind, subject }: RoomLabel): string | null {
  if (subject === null) return null;
  if (kind === "document") return paths.document(subject);
  if (kind === "initiative") return paths.initiative(subject);
  if (kind === "experience") return paths.experience(subject);
  return kind === "meeting" ? paths.meeting(subject) : null;
}
