import { formatsFor } from "#app/language/formats.ts";
import type { Texts } from "#app/language/texts.ts";
import type { AnswerColumn } from "#db/queries/answer-column.ts";
import type { ReplyRow } from "#db/queries/comment-thread-columns.ts";
import { dated } from "../dated.server.ts";
import { wordFiles } from "./word-files.server.ts";
import type { DocumentPage } from "../pages.server.ts";
import type { ShownAnswered, ShownComment, ShownReply, ShownSpeaker } from "../shown.ts";

/** An office as the query gives it; its country by its code. */
type Speaker = Omit<ShownSpeaker, "authorName">;

interface Told {
  readonly texts: Texts;
  readonly now: Date;
}

type CommentRow = NonNullable<DocumentPage["chosen"]>["comments"][number];

/** A comment with its moments, countries and what hangs on it; what only rights are made of stays behind. */
export function wordComment(told: Told, comment: CommentRow): ShownComment {
  const {
    id,
    type,
    lang,
    body,
    quote,
    quoteLang,
    change,
    revision,
    mentions,
    isWithdrawn,
    isSupported,
    fate,
  } = comment;
  const { kind, capacity, city, organisation, countryCode, authorName, can } = comment;
  return {
    ...{
      id,
      type,
      lang,
      body,
      quote,
      quoteLang,
      change,
      revision,
      mentions,
      isWithdrawn,
      isSupported,
      can,
      fate,
    },
    decided: comment.decided,
    source: comment.source && { room: comment.source.room, message: comment.source.message },
    answer: comment.answer && wordAnswer(told, comment.answer),
    proposed: can.edit ? comment.proposed : null,
    ...wordSpeaker(told.texts, { kind, capacity, city, organisation, country: countryCode }),
    ...wordMoments(told, comment.createdAt, comment.editedAt),
    authorName,
    files: wordFiles(told.texts.lang, comment.files),
    supports: comment.supports.map((one) => wordSpeaker(told.texts, one)),
    replies: wordReplies(told, comment.replies),
  };
}

/** An answer with the day on which it was published. */
function wordAnswer({ texts, now }: Told, { publishedAt, ...answer }: AnswerColumn): ShownAnswered {
  const at = publishedAt === null ? null : new Date(publishedAt);
  return { ...answer, published: at && dated(texts, (formats) => formats.relative(at, now)) };
}

/** When something was said and changed, as it is to be read. */
function wordMoments({ texts, now }: Told, made: Date, edited: Date | null) {
  const relative = (at: Date) => dated(texts, (formats) => formats.relative(at, now));
  return { createdAt: made, when: relative(made), edited: edited && relative(edited) };
}

/** The replies to a comment with their moments and countries. */
function wordReplies(
  told: Told,
  replies: readonly (ReplyRow & Pick<ShownReply, "isWithdrawn" | "can">)[],
): ShownReply[] {
  return replies.map((reply) => {
    const { id, lang, body, isWithdrawn, revision, mentions, can } = reply;
    const edited = reply.editedAt === null ? null : new Date(reply.editedAt);
    return {
      ...{ id, lang, body, isWithdrawn, revision, mentions, can },
      ...wordSpeaker(told.texts, reply),
      ...wordMoments(told, new Date(reply.createdAt), edited),
    };
  });
}

function wordSpeaker({ lang }: Texts, speaker: Speaker): ShownSpeaker {
  const { kind, capacity, city, organisation, country } = speaker;
  const name = country === null ? null : formatsFor(lang).country(country);
  return { ...{ kind, capacity, city, organisation, authorName: null }, country: name };
}
