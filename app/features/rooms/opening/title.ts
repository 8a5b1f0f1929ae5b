/** The name of what a room is about, and its language (BCP 47). */
export interface RoomTitle {
  readonly text: string;
  readonly lang: string;
}

interface Written {
  readonly lang: string;
  readonly title: string;
}

/** Whether a room is the members' own beside an initiative's, which its partner reads: the two must not be taken for each other. */
export function isMembersPart({
  kind,
  audience,
}: {
  readonly kind: string;
  readonly audience: string;
}): boolean {
  return kind === "initiative" && audience === "members";
}

/** What a room is called by, for readers of all languages: `withTitle` says it to one. */
interface Label<A extends string> {
  readonly slug: string;
  readonly kind: string;
  readonly subject: string | null;
  readonly audience: A;
  readonly titles?: readonly Written[] | null;
}

/** As much of a room as its name needs. */
export function labelOf<A extends string>({ slug, kind, subject, audience, titles = null }: Label<A>) {
  return { slug, kind, subject, audience, titles };
}

/** A room with the title of what it is about for a reader of `lang`: in that language, else as it was written first; null where there is none. */
export function withTitle<R extends { readonly titles?: readonly Written[] | null | undefined }>(
  { titles, ...room }: R,
  lang: string,
): Omit<R, "titles"> & { readonly title: RoomTitle | null } {
  const title = titles?.find((one) => one.lang === lang) ?? titles?.[0];
  return { ...room, title: title ? { text: title.title, lang: title.lang } : null };
}
