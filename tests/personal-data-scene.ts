import { createHash, randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Mandated } from "#app/features/access/actor.ts";
import { openDemonstrationAccounts } from "#app/features/accounts/commands.server.ts";
import { record } from "#app/features/access/trace.server.ts";
import type { Files, Services } from "#app/features/access/services.ts";
import type { Db } from "#db/connection.ts";
import { addJob } from "#db/queries/jobs.ts";
import { playerOf } from "#server/demo/players.ts";
import { leaveRoomTraces } from "./room-traces.ts";

/** Files in memory. */
export function memoryFiles(): Files & { readonly kept: Map<string, Uint8Array> } {
  const kept = new Map<string, Uint8Array>();
  return {
    kept,
    put(bytes) {
      const name = createHash("sha256").update(bytes).digest("hex");
      kept.set(name, bytes);
      return Promise.resolve(name);
    },
    get: (name) => Promise.resolve(kept.get(name) ?? null),
    remove(name) {
      kept.delete(name);
      return Promise.resolve();
    },
    list: () =>
      (async function* () {
        yield* await Promise.resolve([...kept.keys()]);
      })(),
  };
}

interface Opening {
  readonly handle: string;
  readonly name: string;
  readonly office: { kind: string; city?: string; country?: string };
  readonly capacity?: "head" | "alternate" | "editor";
}

/** An account with a mandate that runs, as the actor it is. */
export async function openPlayer(
  services: Services,
  { handle, name, office, capacity = "head" }: Opening,
): Promise<Mandated> {
  await openDemonstrationAccounts(services, [
    {
      email: `${handle}@ascn.example`,
      name,
      passwordHash: `hash of ${handle}`,
      mandates: [{ office, capacity }],
    },
  ]);
  return playerOf(services, handle);
}

const hash = () => createHash("sha256").update(randomUUID()).digest("hex");
const soon = (days = 1) => new Date(Date.now() + days * 86_400_000);

/** Leaves something of the person in every place that keeps something of people: sign-in, invitations, letters, official acts. */
export async function leaveTraces(services: Services, actor: Mandated): Promise<void> {
  const { db } = services;
  await leaveWaysIn(db, actor);
  await leaveOffices(db, actor);
  await leaveLetters(db, actor);
  await leaveActs(db, actor);
  await record(db, actor, { act: "sessions.opened", object: { kind: "person", id: actor.person.id } });
}

async function leaveWaysIn(db: Db, { person, mandate }: Mandated): Promise<void> {
  const own = { personId: person.id };
  const browser = { browser: "Firefox", system: "Debian" };
  await db
    .updateTable("people")
    .set({ lang: "vi", zone: "Asia/Manila", closesAt: soon(14) })
    .where("id", "=", person.id)
    .execute();
  await db
    .insertInto("sessions")
    .values({
      ...own,
      ...browser,
      id: hash(),
      mandateId: mandate.id,
      expiresAt: soon(),
      endsAt: soon(),
      addressClass: "private",
    })
    .execute();
  await db
    .insertInto("devices")
    .values({ ...own, tokenHash: hash() })
    .execute();
  await db
    .insertInto("documentReads")
    .values({ ...own, documentSlug: "online-portal", number: 1 })
    .execute();
  await db
    .insertInto("authenticators")
    .values({ ...own, secret: Buffer.alloc(20, 7), confirmedAt: soon(-1), lastStep: 77 })
    .execute();
  await db
    .insertInto("recoveryCodes")
    .values({ ...own, codeHash: hash(), usedAt: soon(-1) })
    .execute();
  await db
    .insertInto("passkeys")
    .values({
      ...own,
      ...browser,
      id: randomUUID(),
      publicKey: Buffer.alloc(40, 9),
      counter: 3,
      transports: "usb",
      lastUsedAt: soon(-1),
    })
    .execute();
  await db
    .insertInto("passkeyChallenges")
    .values({ ...own, challenge: randomUUID(), expiresAt: soon() })
    .execute();
  await db
    .insertInto("pendingSignIns")
    .values({ ...own, tokenHash: hash(), way: "reset", tries: 2, expiresAt: soon() })
    .execute();
  await db
    .insertInto("mailedTokens")
    .values({
      ...own,
      tokenHash: hash(),
      kind: "mail",
      email: `new.${person.email}`,
      expiresAt: soon(),
      usedAt: soon(-1),
    })
    .execute();
  await db
    .insertInto("dataDownloads")
    .values({ ...own, file: hash(), expiresAt: soon() })
    .execute();
}

async function leaveOffices(db: Db, { person, mandate }: Mandated): Promise<void> {
  await db
    .updateTable("mandates")
    .set({ handOverNote: "Ask the harbour office." })
    .where("id", "=", mandate.id)
    .execute();
  const invitation = {
    officeId: mandate.office.id,
    lang: "vi",
    capacity: "head",
    startsAt: null,
    endsAt: null,
    expiresAt: soon(),
  };
  const open = { ...invitation, withdrawnAt: null, invitedBy: null };
  await db
    .insertInto("invitations")
    .values([
      {
        ...open,
        tokenHash: hash(),
        email: `earlier.${person.email}`,
        acceptedAt: soon(-1),
        mandateId: mandate.id,
      },
      { ...open, tokenHash: hash(), email: person.email.toUpperCase(), acceptedAt: null, mandateId: null },
    ])
    .execute();
  await db
    .insertInto("organisations")
    .values({ slug: "harbour", name: "Harbour", isDemonstration: true })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .insertInto("registrations")
    .values({
      ...{
        organisation: "Harbour Works",
        person: person.name,
        email: person.email,
        purpose: "Sensors",
        lang: "vi",
      },
      ...{
        status: "approved",
        decidedAt: soon(-1),
        decidedBy: mandate.id,
        reason: "Welcome",
        organisationSlug: "harbour",
      },
    })
    .execute();
}

async function leaveLetters(db: Db, { person }: Mandated): Promise<void> {
  const letters = [
    { to: { personId: person.id }, values: {} },
    { to: { email: person.email, lang: "en" }, values: {} },
    { to: { email: "nr@ascn.example", lang: "en" }, values: { person: person.name } },
  ];
  for (const payload of letters)
    await addJob(db, { task: "mail", payload: { kind: "dataReady", ...payload } });
}

/** Texts written for the office, in which the writer names themself. */
async function leaveActs(db: Db, { person, mandate }: Mandated): Promise<void> {
  const body = `Written by ${person.name}, ${person.email}.`;
  await leaveRoomTraces(db, { person, mandate }, body);
  await sql`with period as (
      insert into comment_periods (version_id, opens_at, closes_at, publishes_directly)
      select id, now(), now() + interval '1 day', true from document_versions limit 1 returning id, version_id)
    insert into comments (id, period_id, version_id, node_id, mandate_id, office_id, type, lang, body)
    select gen_random_uuid(), period.id, period.version_id, node.node_id, ${mandate.id}, ${mandate.office.id}, 'editorial', 'en',
      ${body}
    from period join version_nodes node on node.version_id = period.version_id limit 1`.execute(db);
  await leaveThread(db, mandate);
}

/** A reply, changed once, and support of a comment. */
async function leaveThread(db: Db, { id: mandateId, office }: Mandated["mandate"]): Promise<void> {
  const { id: commentId } = await db
    .selectFrom("comments")
    .select("id")
    .where("mandateId", "=", mandateId)
    .executeTakeFirstOrThrow();
  const reply = { id: randomUUID(), commentId, mandateId, lang: "en", body: "A reply." };
  await db.insertInto("commentReplies").values(reply).execute();
  const before = { revision: 1, lang: "en", body: "A first reply.", at: soon(-1) };
  await db
    .insertInto("replyRevisions")
    .values({ ...before, replyId: reply.id, mandateId })
    .execute();
  await db.insertInto("commentSupports").values({ commentId, officeId: office.id, mandateId }).execute();
}
