import type { Actor } from "#app/features/access/actor.ts";
import { orNotFound } from "#app/features/access/errors.ts";
import { orHidden } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import { recordOnce } from "#app/features/access/trace.server.ts";
import { countJobs, listDeadJobs } from "#db/queries/jobs.ts";
import { findDatabaseVersion, listNodes } from "#db/queries/nodes.ts";
import { jobPolicy, outboxPolicy } from "./policy.ts";

const perPage = 25;
/** A node that has said nothing for so long (s) is not shown; it speaks every ten seconds. */
const seenWithin = 60;

/** How the portal is: jobs, nodes, versions. Throws 404 for all but administrators. */
export async function findOverview({ db }: Services, actor: Actor) {
  orHidden(jobPolicy.read, actor, null);
  const [counts, nodes, database] = await Promise.all([
    countJobs(db),
    listNodes(db, seenWithin),
    findDatabaseVersion(db),
  ]);
  return { counts, nodes, database, runtime: process.versions.node };
}

/** The dead letters, the last tried first, by pages of 25; and how many jobs there are else. Throws 404 for all but administrators. */
export async function findJobsPage({ db }: Services, actor: Actor, page = 1) {
  orHidden(jobPolicy.read, actor, null);
  const [counts, jobs] = await Promise.all([
    countJobs(db),
    listDeadJobs(db, { limit: perPage, offset: (page - 1) * perPage }),
  ]);
  return { counts, jobs, page, hasMore: counts.dead > page * perPage };
}

/** The messages of the outbox, the newest first, by pages of 25. Throws 404 for all but administrators, and outside the demonstration. */
export async function findOutboxPage({ outbox }: Services, actor: Actor, page = 1) {
  orHidden(outboxPolicy.read, actor, null);
  const { count, messages } = await orNotFound(outbox).list({ offset: (page - 1) * perPage, limit: perPage });
  return {
    messages: messages.map(({ name, to, subject, lang, at }) => ({ name, to, subject, lang, at })),
    page,
    hasMore: count > page * perPage,
  };
}

/** A message of the outbox; that it was read is recorded. Throws 404 as the list does, and where there is no such message. */
export async function findMessage({ outbox, db }: Services, actor: Actor, name: string) {
  orHidden(outboxPolicy.read, actor, null);
  const message = orNotFound(await orNotFound(outbox).read(name));
  await recordOnce(db, actor, { act: "outbox.read", object: { kind: "letter", id: message.name } });
  return message;
}
