import { mentionLimit } from "#app/features/access/mentions.ts";
import { DomainError } from "#app/features/access/errors.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Db } from "#db/connection.ts";
import { listMentionable, type MentionRow } from "#db/queries/message-mentions.ts";
import type { Room } from "../seen-room.server.ts";
import { cardsAtMost, type ParagraphCard } from "./card.ts";
import { readsThrough } from "./mentionable.ts";
import { nothing, readMessage, writeMessage, type PageTitle } from "./message-html.ts";
import { titledPage } from "./own-pages.ts";
import { findLinked } from "./titles-commands.server.ts";

/** What is kept of a message beside its words. */
export interface WrittenMessage {
  readonly html: string;
  readonly cards: readonly ParagraphCard[];
  readonly mentions: readonly MentionRow[];
}

/** So many links of a message are looked up; further ones stay addresses. */
const linksAtMost = 10;

interface Writing {
  readonly room: Room;
  readonly body: string;
  /** BCP 47. */
  readonly lang: string | null;
}

/**
 * Makes of a message's words what is kept: its HTML with mentions and titles of the portal's own pages, its cards, and whom
 * it mentions. Asks the database only where it names something. Throws 422 `tooManyMentions`.
 */
export async function writtenMessage(
  { origins }: Pick<Services, "origins">,
  db: Db,
  { room, body, lang }: Writing,
): Promise<WrittenMessage> {
  const text = readMessage(body, origins);
  if (text.handles.length > mentionLimit)
    throw new DomainError(422, "tooManyMentions", { limit: mentionLimit });
  const mentioned = await mentionedIn(db, room, text.handles);
  const titles = new Map<string, PageTitle>();
  const cards = new Map<string, ParagraphCard>();
  for (const path of text.paths.slice(0, linksAtMost)) {
    const page = titledPage(path);
    const linked = page && (await findLinked(db, page, { room, lang }));
    if (!linked) continue;
    titles.set(path, linked.title);
    if (linked.card && cards.size < cardsAtMost) cards.set(path, linked.card);
  }
  const mentions = new Map(mentioned.map(({ handle, path }) => [handle, path]));
  return {
    html: writeMessage(text, { mentions, titles, cards: new Set(cards.keys()) }),
    cards: [...cards.values()],
    mentions: mentioned.map(({ officeId, countryCode, personId }) => ({ officeId, countryCode, personId })),
  };
}

/** What is kept of words that name nothing which the database would have to be asked for; null for others. */
export function plainMessage({ origins }: Pick<Services, "origins">, body: string): WrittenMessage | null {
  const text = readMessage(body, origins);
  if (text.handles.length > 0 || text.paths.length > 0) return null;
  return { html: writeMessage(text, nothing), cards: [], mentions: [] };
}

/** What these handles mean, without those who may not read the room: their handles are words. */
async function mentionedIn(db: Db, room: Room, handles: readonly string[]) {
  const known = handles.length === 0 ? [] : await listMentionable(db, handles);
  return known.flatMap(({ office, ...mention }) => {
    if (!office) return [{ ...mention, path: `/offices?country=${mention.countryCode ?? ""}` }];
    return readsThrough(room, office) ? [{ ...mention, path: `/offices/${office.handle}` }] : [];
  });
}
