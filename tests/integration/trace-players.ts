import { mandateFrom, type Actor } from "#app/features/access/actor.ts";
import type { Db } from "#db/connection.ts";
import * as accounts from "#db/queries/accounts.ts";

/** A new person acting for the office, from the internet. */
export async function personFor(
  db: Db,
  key: accounts.OfficeKey,
): Promise<Actor & { person: { id: string } }> {
  const name = crypto.randomUUID();
  const email = `${name}@ascn.example`;
  const id = (await accounts.insertPerson(db, { email, name, passwordHash: "", isDemonstration: true }))!;
  const office = (await accounts.listOffices(db)).find((row) => accounts.isOffice(row, key))!;
  await accounts.insertMandate(db, { personId: id, officeId: office.id, capacity: "head" });
  const [mandate] = await accounts.listMandates(db, id);
  return { person: { id, email, name }, mandate: mandateFrom(mandate!.id, mandate!), from: "public" };
}
