import type { pathsOf } from "#app/http/paths.ts";
import type { T } from "#app/language/use-texts.tsx";
import { isMembersPart, type RoomTitle } from "../title.ts";

/** What a room's name and description stand on. */
export interface RoomLabel {
  readonly slug: string;
  readonly kind: string;
  readonly subject: string | null;
  readonly audience: string;
  /** The name of what it is about, for this reader. */
  readonly title: RoomTitle | null;
}

/** The room's name: a standing room's own, else by what it is about; the members' part of an initiative says that it is theirs alone. `t` is of the part "rooms". */
export function roomName(t: T, room: RoomLabel) {
  const { slug, kind, subject, title } = room;
  if (isMembersPart(room)) {
    const about = title === null ? (subject ?? "") : `\u2068${title.text}\u2069`;
    return named(t, "about.initiativeMembers", { subject: about });
  }
  if (title !== null) return title;
  if (kind === "standing") return named(t, `name.${slug}`);
  return named(t, `about.${kind}`, { subject: subject ?? "" });
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
