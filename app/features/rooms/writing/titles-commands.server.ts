import { plainOf } from "#app/features/documents/markup.ts";
import { numberNodes } from "#app/features/documents/numbering.ts";
import { initiativePolicy } from "#app/features/initiatives/policy.ts";
import { isReference } from "#app/features/initiatives/status.ts";
import type { Db } from "#db/connection.ts";
import { findCity } from "#db/queries/cities.ts";
import { findInitiative } from "#db/queries/initiatives.ts";
import { findParagraph } from "#db/queries/paragraphs.ts";
import { findSubject, type SubjectTitle } from "#db/queries/room-subjects.ts";
import { findTitledRoom } from "#db/queries/rooms.ts";
import { findPublishedTitles } from "#db/queries/version-titles.ts";
import { roomPolicy } from "../policy.ts";
import { findUnopened, roomFrom, type Room } from "../seen-room.server.ts";
import { cardText, type ParagraphCard } from "./card.ts";
import type { PageTitle } from "./message-html.ts";
import type { TitledPage } from "./own-pages.ts";
import { readersOf } from "./readers.ts";

/** What a link of a message leads to. */
interface Linked {
  readonly title: PageTitle;
  /** The paragraph, where it is one. */
  readonly card: ParagraphCard | null;
}

/** For whom something is looked up: everyone in the room must be allowed to see it; titles in the language of the message where there are such. */
interface For {
  readonly room: Pick<Room, "audience" | "guests">;
  readonly lang: string | null;
}

/** The title of a page, and its card; null where somebody in the room may not see the page, or there is none. */
export async function findLinked(db: Db, page: TitledPage, wanted: For): Promise<Linked | null> {
  if (page.kind === "document") return linkedDocument(db, page, wanted);
  const title = await titleOf(db, page, wanted);
  return title && { title, card: null };
}

async function titleOf(db: Db, page: TitledPage, { room, lang }: For): Promise<PageTitle | null> {
  const { kind, key } = page;
  if (kind === "room") return roomTitle(db, page, room);
  if (kind === "city") {
    const city = await findCity(db, key);
    return city ? { text: city.name, lang: null } : null;
  }
  if (kind === "initiative" && !(await isSeenByAll(db, key, room))) return null;
  const subject = await findSubject(db, { slug: "", kind, subject: key });
  return titleIn(subject?.titles ?? [], lang);
}

async function isSeenByAll(db: Db, reference: string, room: For["room"]): Promise<boolean> {
  const found = isReference(reference) ? await findInitiative(db, reference) : undefined;
  if (!found) return false;
  const facts = { status: found.status, organisation: found.organisationSlug };
  return readersOf(room).every((reader) => initiativePolicy.read(reader, facts));
}

/** A room by the title of what it is about; a standing one, whose name each reader has in a language of their own, by its slug. */
async function roomTitle(db: Db, { key, message }: TitledPage, room: For["room"]): Promise<PageTitle | null> {
  const row = await findTitledRoom(db, key);
  const linked = row ? roomFrom(row) : await findUnopened(db, key);
  if (!linked || !readersOf(room).every((reader) => roomPolicy.read(reader, linked))) return null;
  const [about] = linked.titles ?? [];
  const place = message === null ? "" : ` #${String(message)}`;
  return { text: `${about?.title ?? key}${place}`, lang: about?.lang ?? null };
}

/** Published documents are for everyone. */
async function linkedDocument(db: Db, page: TitledPage, { lang }: For): Promise<Linked | null> {
  const { key, version, paragraph } = page;
  const found =
    paragraph === null ? undefined : await findParagraph(db, { document: key, version, nodeId: paragraph });
  if (!found || paragraph === null) {
    const titles = await findPublishedTitles(db, key, version);
    const title = titleIn(titles, lang);
    return title && { title, card: null };
  }
  const { titles, texts, authoritativeLang, places } = found;
  const title = inLanguage(titles, [lang, authoritativeLang]);
  const text = inLanguage(texts, [lang, authoritativeLang]);
  const number = numberNodes(places).find(({ id }) => id === paragraph)?.number;
  if (!title || !text || number === undefined) return null;
  return {
    title: { text: `${title.title}, ${number}`, lang: title.lang },
    card: {
      ...{ kind: "paragraph", document: key, version: found.version, paragraph, number },
      ...{ title: title.title, titleLang: title.lang, text: cardText(plainOf(text.text)), lang: text.lang },
    },
  };
}

/** The first of them that is in the first of these languages that has one; any where none is. */
function inLanguage<T extends { readonly lang: string }>(
  all: readonly T[],
  languages: readonly (string | null)[],
) {
  return languages.map((lang) => all.find((one) => one.lang === lang)).find(Boolean) ?? all[0];
}

function titleIn(titles: readonly SubjectTitle[], lang: string | null): PageTitle | null {
  const title = inLanguage(titles, [lang]);
  return title ? { text: title.title, lang: title.lang } : null;
}
