import type { Actor } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import { searchMessages } from "#db/queries/message-search.ts";
import { findTitledRoom } from "#db/queries/rooms.ts";
import { labelOf } from "../opening/title.ts";
import { messageEventFrom } from "../room-event.ts";
import { seenRoom } from "../seen-room.server.ts";
import { askedOf, tsqueryOf } from "./asked.ts";
import { foundExcerpt } from "./found-excerpt.ts";

/** How many results a page shows. */
const resultsAtOnce = 20;

interface Search {
  readonly slug: string;
  /** As it was typed; blank: nothing is asked yet. */
  readonly question: string;
  /** Only messages below this number: the next page. */
  readonly before: number | undefined;
  /** Who searches, as searches are counted. */
  readonly clientAddress: string;
}

/** What a room holds for a question, the newest first. Throws 404 `notFound` for who may not read it, 429 `tooMany`. */
export async function findSearchPage({ db, limits }: Services, actor: Actor, search: Search) {
  const { slug, question, before, clientAddress } = search;
  const room = await seenRoom(db, actor, slug, findTitledRoom);
  const asked = askedOf(slug, question);
  // Nothing is written yet in a room that is not opened.
  const isSearched = asked !== null && room.isOpened;
  if (isSearched) await limits.take("searches", clientAddress);
  const limit = resultsAtOnce + 1;
  const rows = isSearched
    ? await searchMessages(db, { roomId: room.id, query: tsqueryOf(asked), before, limit })
    : [];
  const results = rows.slice(0, resultsAtOnce).map((row) => {
    const { n, at, by, message } = messageEventFrom(row);
    return { n, at, by, lang: message.lang, pieces: foundExcerpt(message.body ?? "", question) };
  });
  return {
    room: labelOf(room),
    question,
    isAsked: asked !== null,
    results,
    /** Number before which further results are found, or null. */
    olderBefore: rows.length > resultsAtOnce ? (results.at(-1)?.n ?? null) : null,
  };
}
