import type { ActionFunctionArgs, AppLoadContext } from "@remix-run/node";
import { mandateFrom, type Actor, type Capacity } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Db } from "#db/connection.ts";
import {
  insertMandate,
  insertPerson,
  isOffice,
  listMandates,
  listOffices,
  type OfficeKey,
} from "#db/queries/accounts.ts";
import { readTexts } from "#server/texts.ts";
import { testServices } from "../services.ts";

const texts = readTexts(`${process.cwd()}/locales`).get("en")!;

/** What the deeds of the profiles need, around a test's database. */
export const servicesOf = testServices;

interface Term {
  readonly capacity?: Capacity;
  readonly endsAt?: Date;
}

/** A new person with one mandate, as a session would give them: without it where it has ended. */
export async function newActor(
  db: Db,
  key: OfficeKey,
  { capacity = "head", endsAt }: Term = {},
): Promise<Actor> {
  const name = crypto.randomUUID();
  const email = `${name}@ascn.example`;
  const id = (await insertPerson(db, { email, name, passwordHash: "", isDemonstration: true }))!;
  const officeId = (await listOffices(db)).find((office) => isOffice(office, key))!.id;
  const term = endsAt ? { startsAt: new Date(0), endsAt } : {};
  await insertMandate(db, { personId: id, officeId, capacity, ...term });
  const [mandate] = await listMandates(db, id);
  return { person: { id, email, name }, mandate: mandate ? mandateFrom(mandate.id, mandate) : null };
}

interface Call {
  /** What a form sends; without it the page is only read. */
  readonly fields?: Record<string, string>;
  readonly query?: string;
}

/** What Remix hands to the loaders and actions of Da Nang's pages. */
export function callOf(
  services: Services,
  actor: Actor,
  { fields, query = "" }: Call = {},
): ActionFunctionArgs {
  const sent = fields ? { method: "POST", body: new URLSearchParams(fields) } : {};
  return {
    params: { lang: "en", slug: "da-nang" },
    context: { services, actor, lang: "en", texts } as AppLoadContext,
    request: new Request(`http://localhost/en/cities/da-nang/edit${query}`, sent),
  };
}
