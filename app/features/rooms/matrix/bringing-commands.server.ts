import { randomUUID } from "node:crypto";
import type { Actor } from "#app/features/access/actor.ts";
import { orNotFound } from "#app/features/access/errors.ts";
import { authorise } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import { commenterOf } from "#app/features/documents/comments/visibility.ts";
import { plainOf } from "#app/features/documents/markup.ts";
import { numberNodes } from "#app/features/documents/numbering.ts";
import { documentPolicy } from "#app/features/documents/policy.ts";
import { keepDraft } from "#app/features/documents/reading/comment-drafts.server.ts";
import type { Db } from "#db/connection.ts";
import { findDraft } from "#db/queries/comment-drafts.ts";
import * as documents from "#db/queries/documents.ts";
import { findPosted } from "#db/queries/messages.ts";
import { refuseOther } from "../acting/acting.ts";
import type { Numbered } from "../addressed.ts";
import { messageEventFrom } from "../room-event.ts";
import { seenRoom } from "../seen-room.server.ts";
import { cardText } from "../writing/card.ts";
import { beginning, draftWith } from "./beginning.ts";

/** The message, for who reads the room and may comment on documents at all. Throws 404 `notFound`, 401, 403. */
async function standingMessage(db: Db, actor: Actor, { room: slug, message: n }: Numbered) {
  const room = await seenRoom(db, actor, slug);
  const { message } = messageEventFrom(orNotFound(await findPosted(db, room.id, n)));
  orNotFound(message.body);
  authorise((who) => who.mandate !== null && commenterOf(who) !== null, actor, null);
  return { room, message };
}

/** The latest versions that take comments of the actor's office now, by title in the reader's language. */
async function listOpen(db: Db, actor: Actor, lang: string) {
  const versions = await documents.listLatestVersions(db);
  return versions
    .filter(
      ({ periodState, takes }) =>
        periodState === "open" && documentPolicy.comment(actor, { isPublished: true, takes }),
    )
    .map(({ slug, number, versionId, titles, authoritativeLang }) => {
      const inLang = (wanted: string) => titles.find((one) => one.lang === wanted);
      const title = inLang(lang) ?? inLang(authoritativeLang);
      return {
        slug,
        version: number,
        versionId,
        title: title?.title ?? slug,
        lang: title?.lang ?? authoritativeLang,
      };
    });
}

interface Asked extends Numbered {
  /** The document chosen, by its slug; null for the one that the message speaks of. */
  readonly document: string | null;
  /** The reader's language. */
  readonly lang: string;
}

/** What the page shows on which a message becomes a comment. Throws as `standingMessage`. */
export async function findBringing({ db }: Services, actor: Actor, { document, lang, ...addressed }: Asked) {
  const { room, message } = await standingMessage(db, actor, addressed);
  const open = await listOpen(db, actor, lang);
  const [card] = message.cards;
  const wanted = document ?? card?.document ?? (room.kind === "document" ? room.subject : null);
  const chosen = open.find(({ slug }) => slug === wanted) ?? (open.length === 1 ? open[0] : undefined);
  const nodes = chosen ? await listPlaces(db, chosen.versionId, [lang, chosen.lang]) : [];
  return {
    message: { html: message.html ?? "", lang: message.lang },
    documents: open.map(({ slug, title, lang: titleLang }) => ({ slug, title, lang: titleLang })),
    chosen: chosen ? { slug: chosen.slug, version: chosen.version, nodes } : null,
    /** The paragraph that the message quotes, where it is one of the document chosen. */
    paragraph: card !== undefined && card.document === chosen?.slug ? card.paragraph : "",
  };
}

/** How many characters of a paragraph stand in the list. */
const wordsInList = 60;

async function listPlaces(db: Db, versionId: string, languages: readonly string[]) {
  const rows = await documents.listNodes(db, { versionId, nodeId: "" }, languages);
  return numberNodes(rows).map(({ id, number, texts }) => {
    const text = texts.find(({ lang }) => lang === languages[0]) ?? texts[0];
    return { id, number, text: cardText(plainOf(text?.text ?? ""), wordsInList), lang: text?.lang ?? null };
  });
}

interface Bringing extends Numbered {
  /** The mandate that the form was filled in under. */
  readonly as?: string | undefined;
  readonly document: string;
  readonly version: number;
  /** Permanent id of a section or paragraph; "" for the whole document. */
  readonly paragraph: string;
  /** BCP 47: of the comment, where the message names none. */
  readonly lang: string;
  /** The message's own address, in full. */
  readonly link: string;
}

/**
 * Begins a comment of the actor's office with the words of a message and its link, as a draft at the place chosen; what
 * was being written there stays before it. Throws as `standingMessage` and `keepDraft`, and
 * 409 `otherMandate`.
 */
export async function bringToMatrix(services: Services, actor: Actor, bringing: Bringing): Promise<void> {
  const { as, document, version: number, paragraph, lang, link, ...addressed } = bringing;
  refuseOther(actor, as);
  const { message } = await standingMessage(services.db, actor, addressed);
  const version = orNotFound(await documents.findVersion(services.db, document, number));
  const place = { mandateId: actor.mandate?.id ?? "", versionId: version.id, nodeId: paragraph };
  const begun = await findDraft(services.db, place);
  const fields = draftWith(begun ?? { id: randomUUID(), type: "substantive", lang: message.lang ?? lang }, {
    words: beginning(message.body ?? "", link),
    fromMessage: `${addressed.room}/${String(addressed.message)}`,
  });
  await keepDraft(services, actor, { document, version: number, paragraph }, fields);
}
