import type { Actor } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import { orHidden } from "#app/features/access/policy.ts";
import { formatsFor } from "#app/language/formats.ts";
import type { Texts } from "#app/language/texts.ts";
import * as revisions from "#db/queries/comment-revisions.ts";
import { dated } from "../dated.server.ts";
import { commentPolicy, replyPolicy } from "../policy.ts";
import { wordChanges } from "../versions/word-changes.ts";
import { seenComment, type Addressed } from "./seen-comment.server.ts";

type Row = Awaited<ReturnType<typeof revisions.listRevisions>>[number];

/**
 * What a comment and its replies said before, the newest first, each with what was changed from the one before it, for
 * whoever may read it as it is. Throws 404 `notFound`: also for the words of what was withdrawn.
 */
export async function findHistoryPage({ db }: Services, actor: Actor, addressed: Addressed, texts: Texts) {
  const comment = await seenComment(db, actor, addressed);
  if (comment.isWithdrawn) orHidden(commentPolicy.readWithdrawn, actor, comment);
  const rows = await revisions.listRevisions(db, comment.id);
  const readable = rows.filter(
    (row) => row.reply === null || !row.isWithdrawn || replyPolicy.edit(actor, row),
  );
  const replies = new Set(readable.flatMap(({ reply }) => reply ?? []));
  const said = (reply: string | null) => readable.filter((row) => row.reply === reply);
  return {
    ...{ document: addressed.document, version: comment.version, comment: comment.id },
    paragraph: comment.nodeId,
    parts: [null, ...replies].map((reply) => ({ reply, entries: entriesOf(said(reply), texts) })),
  };
}

/** The newest first; each with its words and how they differ from those before. */
function entriesOf(rows: readonly Row[], texts: Texts) {
  return rows
    .map((row, index) => {
      const before = rows[index - 1];
      const { revision, lang, body, proposed, at, kind, capacity, city, organisation, country } = row;
      return {
        ...{ revision, lang, kind, capacity, city, organisation, authorName: row.authorName },
        country: country === null ? null : formatsFor(texts.lang).country(country),
        ...{ at, when: dated(texts, (formats) => formats.dateTime(at, "UTC")) },
        body: changed(before?.body, body, lang),
        proposed: proposed === null ? null : changed(before?.proposed ?? undefined, proposed, lang),
      };
    })
    .reverse();
}

function changed(before: string | undefined, after: string, lang: string) {
  if (before === undefined) return [{ kind: "same" as const, text: after }];
  return wordChanges(before, after, lang);
}
