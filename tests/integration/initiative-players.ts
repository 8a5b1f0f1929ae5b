import type { Mandated } from "#app/features/access/actor.ts";
import { openDemonstrationAccounts } from "#app/features/accounts/commands.server.ts";
import { insertOrganisation, type OfficeKey } from "#db/queries/accounts.ts";
import { playerOf } from "#server/demo/players.ts";
import { testServices } from "../services.ts";
import { testDatabase } from "../database.ts";

const offices = {
  "csco.da-nang": { kind: "city", city: "da-nang" },
  "nr.ph": { kind: "chair", country: "PH", term: "2026" },
  secretariat: { kind: "secretariat" },
  admin: { kind: "administration" },
  "partner.mekong": { kind: "partner", organisation: "mekong" },
  "partner.lumen": { kind: "partner", organisation: "lumen" },
} satisfies Record<string, OfficeKey>;
export type Handle = keyof typeof offices;

/** A database with a city, the Chair, the Secretariat, an administrator and two partners; `queries` notes each statement. */
export async function initiativeScene() {
  const queries: string[] = [];
  const database = await testDatabase({ onQuery: (text) => queries.push(text) });
  const services = testServices(database.db);
  for (const slug of ["mekong", "lumen"])
    await insertOrganisation(database.db, { slug, name: slug, isDemonstration: true });
  const accounts = Object.entries(offices).map(([handle, office]) => ({
    email: `${handle}@ascn.example`,
    name: handle,
    passwordHash: "",
    mandates: [{ office, capacity: "head" as const }],
  }));
  await openDemonstrationAccounts(services, accounts);
  const actors = {} as Record<Handle, Mandated>;
  for (const handle of Object.keys(offices) as Handle[]) actors[handle] = await playerOf(services, handle);
  return { queries, database, services, actors };
}
