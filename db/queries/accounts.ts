import { sql, type NotNull } from "kysely";
import type { Db } from "../connection.ts";
import { officeColumns } from "./office-columns.ts";

/** The account of an address, whatever the letters' case, or undefined. */
export function findAccount(db: Db, email: string) {
  return db
    .selectFrom("people")
    .select(["id", "passwordHash"])
    .where(sql`lower(email)`, "=", email.toLowerCase())
    .executeTakeFirst();
}

/** A mandate with its office, running now. */
export function runningMandates(db: Db) {
  return db
    .selectFrom("mandates")
    .innerJoin("offices", "offices.id", "mandates.officeId")
    .leftJoin("cities", "cities.slug", "offices.citySlug")
    .leftJoin("organisations", "organisations.slug", "offices.organisationSlug")
    .select(["mandates.id", "mandates.personId", "mandates.startsAt", ...officeColumns])
    .where("mandates.startsAt", "<=", sql<Date>`now()`)
    .where((is) => is.or([is("mandates.endsAt", "is", null), is("mandates.endsAt", ">", sql<Date>`now()`)]));
}

export type MandateRow = Awaited<ReturnType<ReturnType<typeof runningMandates>["executeTakeFirstOrThrow"]>>;

/** The running mandates of a person, the oldest first. */
export function listMandates(db: Db, personId: string): Promise<MandateRow[]> {
  return runningMandates(db)
    .where("mandates.personId", "=", personId)
    .orderBy("mandates.startsAt")
    .orderBy("mandates.id")
    .execute();
}

/** An office by its kind and body, as the demonstration names it. */
export interface OfficeKey {
  readonly kind: string;
  readonly city?: string;
  readonly country?: string;
  readonly organisation?: string;
  readonly term?: string;
}

export function listOffices(db: Db) {
  return db
    .selectFrom("offices")
    .select(["id", "kind", "citySlug", "countryCode", "organisationSlug", "term"])
    .execute();
}

/** Whether the row is the office that the key names. */
export function isOffice(row: Awaited<ReturnType<typeof listOffices>>[number], key: OfficeKey): boolean {
  const sameBody = key.city
    ? row.citySlug === key.city
    : row.countryCode === (key.country ?? null) && row.citySlug === null;
  return (
    row.kind === key.kind &&
    sameBody &&
    row.organisationSlug === (key.organisation ?? null) &&
    row.term === (key.term ?? null)
  );
}

interface NewPerson {
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly isDemonstration: boolean;
}

/** Inserts the person and gives the id, or null where the address is taken. */
export async function insertPerson(db: Db, person: NewPerson): Promise<string | null> {
  const row = await db
    .insertInto("people")
    .values(person)
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id ?? null;
}

interface MandateOf {
  readonly personId: string;
  readonly officeId: string;
  readonly capacity: string;
  readonly startsAt?: Date;
  readonly endsAt?: Date;
  readonly handOverNote?: string;
}

export async function insertMandate(db: Db, mandate: MandateOf): Promise<void> {
  await db
    .insertInto("mandates")
    .values({ endsAt: null, ...mandate })
    .execute();
}

/** Inserts an organisation and its office, where they are absent. */
export async function insertOrganisation(
  db: Db,
  organisation: { slug: string; name: string; isDemonstration: boolean },
): Promise<void> {
  await db
    .insertInto("organisations")
    .values(organisation)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .insertInto("offices")
    .values({
      kind: "partner",
      organisationSlug: organisation.slug,
      citySlug: null,
      countryCode: null,
      term: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** One password hash of the demonstration's accounts, if there are any. */
export async function findDemonstrationHash(db: Db): Promise<string | null> {
  const row = await db
    .selectFrom("people")
    .select("passwordHash")
    .where("isDemonstration", "=", true)
    .where("passwordHash", "is not", null)
    .limit(1)
    .executeTakeFirst();
  return row?.passwordHash ?? null;
}

/** Gives every demonstration account this password hash. */
export async function setDemonstrationHash(db: Db, passwordHash: string): Promise<void> {
  await db
    .updateTable("people")
    .set({ passwordHash })
    .where("isDemonstration", "=", true)
    .where("email", "is not", null)
    .execute();
}

/** The actor a person is under their oldest running mandate, or that for an office of this kind, for deeds that the server plays: by e-mail address. */
export async function findMandatedPerson(db: Db, email: string, kind?: string) {
  const person = await db
    .selectFrom("people")
    .select(["id", "email", "name"])
    .where("email", "=", email)
    .$narrowType<{ email: NotNull; name: NotNull }>()
    .executeTakeFirst();
  const mandates = person ? await listMandates(db, person.id) : [];
  const mandate = mandates.find((one) => kind === undefined || one.kind === kind);
  return person && mandate ? { person, mandate } : null;
}
