import type { Mandated, OfficeKind } from "#app/features/access/actor.ts";
import { DomainError, orNotFound } from "#app/features/access/errors.ts";
import { sendLetter } from "#app/features/access/mail.server.ts";
import type { Db } from "#db/connection.ts";
import * as threads from "#db/queries/comment-threads.ts";
import { mentionLimit, mentionsIn } from "#app/features/access/mentions.ts";
import { decideSight, sightOf, type CommentFacts } from "./visibility.ts";

interface Mentioning {
  /** Slug of the document, and id of the comment. */
  readonly document: string;
  readonly comment: string;
  /** Id of the reply that mentions; null for the comment itself. */
  readonly reply: string | null;
  readonly body: string;
}

/**
 * Notes the offices that a text mentions and writes to those who hold them, each once, within the caller's transaction.
 * An office that may not see the comment is not told of it: its handle is then words. Throws 422 `tooManyMentions`.
 */
export async function mentionOffices(trx: Db, actor: Mandated, mentioning: Mentioning): Promise<void> {
  const handles = mentionsIn(mentioning.body);
  if (handles.length === 0) return;
  if (handles.length > mentionLimit) throw new DomainError(422, "tooManyMentions", { limit: mentionLimit });
  const comment = orNotFound(await threads.findCommentOf(trx, mentioning.document, mentioning.comment));
  const known = await threads.listOfficesByHandle(trx, handles);
  const told = known.filter((office) => office.id !== actor.mandate.office.id && maySee(office, comment));
  const place = { commentId: comment.id, replyId: mentioning.reply };
  const fresh = await threads.insertMentions(
    trx,
    place,
    told.map(({ id }) => id),
  );
  await writeTo(trx, actor, { ...mentioning, comment, offices: told.filter(({ id }) => fresh.includes(id)) });
}

interface Writing extends Omit<Mentioning, "comment"> {
  readonly comment: threads.CommentOf;
  readonly offices: readonly OfficeRow[];
}

async function writeTo(trx: Db, actor: Mandated, { document, comment, reply, offices }: Writing) {
  const ids = offices.map(({ id }) => id);
  for (const reader of ids.length === 0 ? [] : await threads.listReaders(trx, ids, comment.versionId)) {
    const office = offices.find(({ id }) => id === reader.officeId);
    if (!office) continue;
    await sendLetter(trx, {
      kind: "mentioned",
      to: { personId: reader.personId },
      values: {
        office: { capacity: capacityOf(reader.capacity), office: namedOf(office) },
        by: actor.mandate,
        title: reader.title ?? document,
      },
      path: addressOf(document, comment),
      id: `mentioned ${reply ?? comment.id} ${reader.officeId} ${reader.personId}`,
    });
  }
}

type OfficeRow = Awaited<ReturnType<typeof threads.listOfficesByHandle>>[number];

/** The kinds are held to their list by the database. */
const namedOf = (office: OfficeRow) => ({ ...office, kind: office.kind as OfficeKind });
const capacityOf = (capacity: string) => capacity as "head" | "alternate" | "editor";

/** Whether whoever acts for the office reads the comment. */
function maySee(office: OfficeRow, comment: CommentFacts): boolean {
  const person = { id: "", email: "", name: "" };
  const holder = { person, mandate: { id: "", capacity: "head" as const, office: namedOf(office) } };
  return decideSight(sightOf(holder), comment) === "text";
}

function addressOf(document: string, { version, nodeId, id }: threads.CommentOf): string {
  const place = nodeId === null ? "" : `?paragraph=${nodeId}`;
  return `/documents/${document}/versions/${String(version)}${place}#comment-${id}`;
}
