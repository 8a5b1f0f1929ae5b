import type { Actor } from "#app/features/access/actor.ts";
import { readsRoom, type AudienceFacts } from "#app/features/access/audience.ts";
import { matrixPolicy } from "../matrix/policy.ts";
import { commentPolicy, replyPolicy } from "../policy.ts";
import { positionPolicy } from "../positions/policy.ts";
import { refusalOf, takesReplies, type CommentDeed } from "./deeds.ts";
import type { CommentFacts } from "./visibility.ts";

/** A comment of a list with what hangs on it, as the query gives it. */
interface ThreadRow extends Omit<CommentFacts, "country" | "city"> {
  readonly countryCode: string | null;
  readonly citySlug: string | null;
  readonly body: string;
  readonly quote: string | null;
  readonly proposed: string | null;
  readonly withdrawnAt: Date | null;
  readonly files: readonly object[];
  readonly isOpen: boolean;
  readonly isOpenWithin: boolean;
  /** What its country makes of it. */
  readonly decided: object | null;
  /** What was answered to it. */
  readonly answer: object | null;
  /** The message of a room that it came of. */
  readonly source: (AudienceFacts & { readonly room: string; readonly message: number }) | null;
  readonly replies: readonly ReplyRow[];
  readonly supports: readonly { readonly office: string }[];
}

interface ReplyRow {
  readonly office: string;
  readonly body: string;
  readonly withdrawnAt: string | null;
}

/**
 * A comment as the actor is shown it, and what may be done to it now. What was withdrawn says nothing any more to others
 * than its office and its country's National Representative, a reply to others than its office; that it was there stays.
 */
export function openThread<Row extends ThreadRow>(actor: Actor, row: Row) {
  const facts = { ...row, country: row.countryCode, city: row.citySlug };
  const isWithdrawn = row.withdrawnAt !== null;
  const takes = takesReplies(facts, actor.mandate?.office.country ?? null);
  const may = (deed: CommentDeed, isOpen = row.isOpen) =>
    commentPolicy[deed](actor, facts) && refusalOf(deed, { ...row, isOpen, isWithdrawn }) === null;
  const isKept = !isWithdrawn || commentPolicy.readWithdrawn(actor, facts);
  const files: readonly Row["files"][number][] = isKept ? row.files : [];
  const replies: readonly Row["replies"][number][] = row.replies;
  return {
    ...row,
    body: isKept ? row.body : "",
    quote: isKept ? row.quote : null,
    proposed: isKept ? row.proposed : null,
    files,
    isWithdrawn,
    decided: knowsFate(actor, row.countryCode) ? row.decided : null,
    answer: knowsAnswer(actor, row.countryCode) ? row.answer : null,
    source: row.source && readsRoom(actor, row.source) ? row.source : null,
    isSupported: row.supports.some(({ office }) => office === actor.mandate?.office.id),
    can: {
      reply: may("reply", takes),
      support: may("support"),
      edit: may("edit"),
      withdraw: !isWithdrawn && may("withdraw"),
    },
    replies: replies.map((reply) => openReply(actor, reply, takes)),
  };
}

/** What becomes of a city's comment is told within its country. */
function knowsFate(actor: Actor, country: string | null): boolean {
  return country !== null && positionPolicy.read(actor, { country });
}

/** The answers to what members said are the matrix's; who reads what a partner or one of the public said reads its answer too. */
function knowsAnswer(actor: Actor, country: string | null): boolean {
  return country === null || matrixPolicy.read(actor);
}

function openReply<Reply extends ReplyRow>(actor: Actor, reply: Reply, takes: boolean) {
  const isWithdrawn = reply.withdrawnAt !== null;
  const isOwn = replyPolicy.withdraw(actor, reply);
  return {
    ...reply,
    body: isWithdrawn && !isOwn ? "" : reply.body,
    isWithdrawn,
    can: {
      edit: takes && !isWithdrawn && replyPolicy.edit(actor, reply),
      withdraw: !isWithdrawn && isOwn,
    },
  };
}
