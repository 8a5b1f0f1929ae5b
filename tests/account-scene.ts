import { sql } from "kysely";
import type { Actor } from "#app/features/access/actor.ts";
import { DomainError } from "#app/features/access/errors.ts";
import { defaultSettings } from "#app/features/access/settings.ts";
import type { Limits, Passwords, Services } from "#app/features/access/services.ts";
import type { Db } from "#db/connection.ts";
import { testServices } from "./services.ts";

/** Passwords that are their own hash; `verified` holds every hash that was asked for, null where there was none. */
function plainPasswords(): Passwords & { readonly verified: (string | null)[] } {
  const verified: (string | null)[] = [];
  return {
    verified,
    hash: (password) => Promise.resolve(`hash of ${password}`),
    verify: (hash, password) => {
      verified.push(hash);
      return Promise.resolve(hash === `hash of ${password}`);
    },
  };
}

/** Limits counted in memory for ever, by the default figures. */
function countedLimits(): Limits & { readonly counts: ReadonlyMap<string, number> } {
  const counts = new Map<string, number>();
  const refuse = (name: keyof typeof defaultSettings.limits, key: string) => {
    if ((counts.get(`${name} ${key}`) ?? 0) >= defaultSettings.limits[name].points)
      throw new DomainError(429, "tooMany", { retryAfter: 600 });
  };
  return {
    counts,
    take: async (name, key) => {
      await Promise.resolve();
      refuse(name, key);
      counts.set(`${name} ${key}`, (counts.get(`${name} ${key}`) ?? 0) + 1);
    },
    refuseSpent: async (name, key) => {
      await Promise.resolve();
      refuse(name, key);
    },
  };
}

/** The services of a deed with accounts: passwords are known, limits counted. */
export function accountServices(db: Db, more: Partial<Services> = {}) {
  const passwords = plainPasswords();
  const limits = countedLimits();
  return { ...testServices(db, { passwords, limits, ...more }), passwords, limits };
}

/** A person with this address and password, as an actor without a mandate. */
export async function openPerson(db: Db, email: string, password: string) {
  const { id } = await db
    .insertInto("people")
    .values({ email, name: `Owner of ${email}`, passwordHash: `hash of ${password}` })
    .returning("id")
    .executeTakeFirstOrThrow();
  return { person: { id, email, name: `Owner of ${email}` }, mandate: null } satisfies Actor;
}

/** The letters that wait to be sent, the oldest first. */
export async function lettersOf(db: Db) {
  const { rows } = await sql<{ payload: { kind: string; path: string; to: object; values: object } }>`
    select job.payload from graphile_worker._private_jobs job
    join graphile_worker._private_tasks task on task.id = job.task_id
    where task.identifier = 'mail' order by job.id`.execute(db);
  return rows.map(({ payload }) => payload);
}

/** The acts of the trace, the oldest first. */
export async function actsOf(db: Db): Promise<string[]> {
  const rows = await db.selectFrom("traces").select("act").orderBy("id").execute();
  return rows.map(({ act }) => act);
}
