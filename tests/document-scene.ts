import { randomUUID } from "node:crypto";
import { mandateFrom, visitor, type Actor, type Mandated } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Commenting } from "#app/features/documents/comments/commands.server.ts";
import { openCommentPeriod } from "#app/features/documents/periods/commands.server.ts";
import * as accounts from "#db/queries/accounts.ts";
import { testDatabase } from "./database.ts";
import { testServices } from "./services.ts";

/** Who acts in the tests of documents, by name; beside them `former`, whose mandate has ended, and `visitor`. */
export const offices: Record<string, accounts.OfficeKey> = {
  daNang: { kind: "city", city: "da-nang", country: "VN" },
  hanoi: { kind: "city", city: "hanoi", country: "VN" },
  phuket: { kind: "city", city: "phuket", country: "TH" },
  nrVietNam: { kind: "country", country: "VN" },
  nrThailand: { kind: "country", country: "TH" },
  chair: { kind: "chair", country: "PH", term: "2026" },
  shepherd: { kind: "shepherd", country: "ID", term: "2025-2027" },
  secretariat: { kind: "secretariat" },
  partner: { kind: "partner", organisation: "lumen" },
  administrator: { kind: "administration" },
};

/** A database with those offices held, and what is done to documents in it; `queries` takes every statement. */
export async function documentScene() {
  const queries: string[] = [];
  const database = await testDatabase({ onQuery: (text) => queries.push(text) });
  const { db } = database;
  const services: Services = testServices(db);
  await accounts.insertOrganisation(db, { slug: "lumen", name: "Lumen", isDemonstration: true });
  const actors = new Map<string, Mandated>();
  const known = await accounts.listOffices(db);
  for (const [name, office] of Object.entries(offices)) {
    const officeId = known.find((row) => accounts.isOffice(row, office))!.id;
    const email = `${name.toLowerCase()}@example.org`;
    const person = { email, name, passwordHash: "", isDemonstration: true };
    const personId = (await accounts.insertPerson(db, person))!;
    await accounts.insertMandate(db, { personId, officeId, capacity: "head" });
    const found = (await accounts.findMandatedPerson(db, email))!;
    actors.set(name, { person: found.person, mandate: mandateFrom(found.mandate.id, found.mandate) });
  }
  const as = (name: string): Actor =>
    name === "visitor"
      ? visitor
      : name === "former"
        ? { ...actors.get("daNang")!, mandate: null }
        : actors.get(name)!;
  return {
    ...{ database, services, queries, as },
    /** Opens a period of an hour, as the Secretariat unless told otherwise. */
    openPeriod: (change: Partial<Parameters<typeof openCommentPeriod>[2]> = {}, who = "secretariat") =>
      openCommentPeriod(services, as(who), {
        ...{ document: "online-portal", version: 1, closesAt: soon(), publishesDirectly: true },
        ...change,
      }),
    /** Moves every period into the past. */
    closePeriods: () =>
      db
        .updateTable("commentPeriods")
        .set({ opensAt: new Date(Date.now() - 7_200_000), closesAt: new Date(Date.now() - 1) })
        .execute(),
    async empty() {
      for (const table of commentTables) await db.deleteFrom(table).execute();
    },
  };
}

/** Everything said about documents, what hangs on other rows first. */
const commentTables = [
  ...([
    "commentMentions",
    "commentSupports",
    "replyRevisions",
    "commentReplies",
    "commentRevisions",
  ] as const),
  ...(["commentPlaces", "commentDecisions", "comments"] as const),
  ...([
    "periodChanges",
    "periodReminders",
    "positionReminders",
    "periodClosures",
    "commentPeriods",
    "events",
  ] as const),
];

export type DocumentScene = Awaited<ReturnType<typeof documentScene>>;

/** In an hour. */
export const soon = () => new Date(Date.now() + 3_600_000);

/** A comment as a form sends it. */
export const comment = (change: Partial<Commenting> = {}): Commenting => ({
  ...{ id: randomUUID(), document: "online-portal", version: 1, paragraph: "op-2-1" },
  ...{ type: "substantive", lang: "en", body: "We agree." },
  ...change,
});
