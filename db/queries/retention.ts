import { sql, type RawBuilder } from "kysely";
import type { Db } from "../connection.ts";

/** What is over, by the database's clock: rows that go, and addresses that go while their rows stay. docs/data-register.md says why. */
const ends: readonly { readonly name: string; readonly end: RawBuilder<unknown> }[] = [
  { name: "sessions", end: sql`delete from sessions where expires_at <= now() or ends_at <= now()` },
  { name: "devices", end: sql`delete from devices where last_used_at < now() - interval '365 days'` },
  { name: "passkey_challenges", end: sql`delete from passkey_challenges where expires_at <= now()` },
  { name: "pending_sign_ins", end: sql`delete from pending_sign_ins where expires_at <= now()` },
  { name: "mailed_tokens", end: sql`delete from mailed_tokens where expires_at <= now() - interval '1 day'` },
  {
    name: "invitations",
    end: sql`delete from invitations
      where accepted_at is null and least(expires_at, withdrawn_at) < now() - interval '30 days'`,
  },
  {
    name: "addresses of invitations",
    end: sql`update invitations set email = null
      where email is not null and accepted_at < now() - interval '30 days'`,
  },
  {
    name: "registrations",
    end: sql`delete from registrations
      where decided_at < now() - interval '90 days' or asked_at < now() - interval '1 year'`,
  },
  {
    name: "refused comments of the public",
    end: sql`with refused as (
        update comment_decisions set reason = '–'
        where not is_released and reason <> '–' and at < now() - interval '90 days'
          and comment_id in (select id from comments where mandate_id is null)
        returning comment_id)
      update comments set author_name = '', body = '–', proposed = null, quote = null, before_quote = null,
        after_quote = null
      from refused where comments.id = refused.comment_id`,
  },
  {
    name: "names of the public",
    end: sql`update comments set author_name = '' from comment_periods
      where comment_periods.id = comments.period_id and comments.mandate_id is null and comments.author_name <> ''
        and comment_periods.closes_at < now() - interval '1 year'`,
  },
  // With them goes which mentions they told of.
  {
    name: "room_letters",
    end: sql`delete from room_letters where created_at < now() - interval '90 days'`,
  },
  {
    name: "limit_counts",
    end: sql`delete from limit_counts where expire < extract(epoch from now()) * 1000`,
  },
];

/** Removes what has outlived its purpose and gives how many rows of each kind; each kind by itself, so one cannot hold up the others. */
export async function removeOutlived(db: Db): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { name, end } of ends) {
    const { numAffectedRows } = await end.execute(db);
    counts[name] = Number(numAffectedRows ?? 0);
  }
  return counts;
}
