import type { T } from "#app/language/use-texts.tsx";

/** What a room's name and description stand on. */
export interface RoomLabel {
  readonly slug: string;
  readonly kind: string;
  readonly subject: string | null;
  readonly audience: string;
}

/** The room's name: a standing room's own, else by what it is about. `t` is of the part "rooms". */
export function roomName(t: T, { slug, kind, subject, audience }: RoomLabel) {
  if (kind === "standing") return named(t, `name.${slug}`);
  const isApart = kind === "initiative" && audience === "members";
  return named(t, `about.${isApart ? "initiativeMembers" : kind}`, { subject: subject ?? "" });
}

function named(t: T, key: string, values: Record<string, string> = {}) {
  return { text: t.plain(key, values), lang: t.lang(key) };
}
