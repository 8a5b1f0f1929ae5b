import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll } from "vitest";
import { mandateFrom, type Actor, type Mandated } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import { openDemonstrationAccounts } from "#app/features/accounts/commands.server.ts";
import { openRoom } from "#app/features/rooms/commands.server.ts";
import type { ExportWords } from "#app/features/rooms/exports/write-html.server.ts";
import { catchUp, type CatchUp } from "#app/features/rooms/pages.server.ts";
import type { Audience } from "#app/features/rooms/policy.ts";
import { seenRoom } from "#app/features/rooms/seen-room.server.ts";
import { connect } from "#db/connection.ts";
import * as accounts from "#db/queries/accounts.ts";
import { playerOf } from "#server/demo/players.ts";
import { testDatabase, type TestDatabase } from "../database.ts";
import { testServices } from "../services.ts";

const offices = {
  daNang: { kind: "city", city: "da-nang" },
  phuket: { kind: "city", city: "phuket" },
  mekong: { kind: "partner", organisation: "mekong" },
  lumen: { kind: "partner", organisation: "lumen" },
  admin: { kind: "administration" },
  secretariat: { kind: "secretariat" },
} as const;

export type RoomPlayer = keyof typeof offices;

/** The services of a test on this database. */
export function servicesOn({ db }: TestDatabase): Services {
  return testServices(db);
}

/** Two cities, two partners, an administrator and the Secretariat, in a fresh database. */
export async function openRoomPlayers(services: Services): Promise<Record<RoomPlayer, Mandated>> {
  for (const slug of ["mekong", "lumen"])
    await accounts.insertOrganisation(services.db, { slug, name: slug, isDemonstration: true });
  const handles = Object.keys(offices) as RoomPlayer[];
  await openDemonstrationAccounts(
    services,
    handles.map((handle) => ({
      email: `${handle}@ascn.example`,
      name: handle,
      passwordHash: "",
      mandates: [{ office: offices[handle], capacity: "head" }],
    })),
  );
  const players = {} as Record<RoomPlayer, Mandated>;
  for (const handle of handles) players[handle] = await playerOf(services, handle);
  return players;
}

/** The person under a second mandate, of the Secretariat. */
export async function atSecretariat({ db }: Services, { person }: Mandated): Promise<Mandated> {
  const offices = await accounts.listOffices(db);
  const officeId = offices.find((office) => accounts.isOffice(office, { kind: "secretariat" }))!.id;
  await accounts.insertMandate(db, { personId: person.id, officeId, capacity: "alternate" });
  const mandates = await accounts.listMandates(db, person.id);
  const row = mandates.findLast((one) => one.officeId === officeId)!;
  return { person, mandate: mandateFrom(row.id, row) };
}

/** A database of the file's own, its services and players; closed after the file's tests. `statements` takes what is asked of it. */
export async function openRoomScene() {
  const statements: string[] = [];
  const database = await testDatabase({ onQuery: (text) => statements.push(text) });
  afterAll(() => database.close());
  const services = servicesOn(database);
  return { database, services, statements, actors: await openRoomPlayers(services) };
}

let count = 0;

/** Opens a room for one test and gives its slug. */
export async function openTestRoom(
  { db }: Services,
  actor: Mandated,
  audience: Audience = "everyone",
  guests: readonly string[] = [],
): Promise<string> {
  const slug = `document-test-${(count += 1)}`;
  await openRoom(db, actor, { slug, kind: "document", subject: "x", audience, guests });
  return slug;
}

/** The words of a room's page as a file. */
export const exportWords: ExportWords = {
  ...{ lang: "en", title: "A & B", lead: "All", origin: "https://portal.test" },
  ...{ deleted: "gone", hidden: "away", edited: "edited" },
  who: () => "CSCO",
  when: (at) => at,
  answers: (n) => `#${String(n)}`,
};

/** A message as a client sends it. */
export function posting(room: string, body = "Hello") {
  return { room, id: randomUUID(), body };
}

/** What the actor lacks of a room after number `after`. */
export async function eventsOf(services: Services, actor: Actor, slug: string, after = 0): Promise<CatchUp> {
  return catchUp(services, actor, await seenRoom(services.db, actor, slug), after);
}

/** Brings PostgreSQL's statistics up to date, as it does by itself after a while: plans stand on them. */
export async function analyze({ ownerUrl }: TestDatabase): Promise<void> {
  const owner = connect(ownerUrl, { max: 1 });
  await sql`analyze messages, room_events`.execute(owner.db);
  await owner.close();
}
