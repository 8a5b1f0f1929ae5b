import { sql } from "kysely";
import type { Db } from "../connection.ts";

/** Offices with the names of their bodies. */
function officeRows(db: Db) {
  return db
    .selectFrom("offices")
    .leftJoin("cities", "cities.slug", "offices.citySlug")
    .leftJoin("organisations", "organisations.slug", "offices.organisationSlug")
    .select([
      "offices.id as officeId",
      "offices.handle",
      "offices.kind",
      "offices.term",
      "offices.countryCode",
      "offices.citySlug",
      "offices.organisationSlug",
      sql<string | null>`coalesce(cities.name, organisations.name)`.as("name"),
    ]);
}

export type OfficeRow = Awaited<ReturnType<ReturnType<typeof officeRows>["executeTakeFirstOrThrow"]>>;

/** Every office: terms the latest first, then by country and name. */
export function listAllOffices(db: Db): Promise<OfficeRow[]> {
  return officeRows(db)
    .orderBy("offices.term", (order) => order.desc().nullsLast())
    .orderBy("offices.countryCode")
    .orderBy(sql`coalesce(cities.name, organisations.name)`)
    .execute();
}

/** The office of this handle, or undefined. */
export function findOffice(db: Db, handle: string): Promise<OfficeRow | undefined> {
  return officeRows(db).where("offices.handle", "=", handle).executeTakeFirst();
}

/** The office of this id, or undefined. */
export function findOfficeById(db: Db, id: string): Promise<OfficeRow | undefined> {
  return officeRows(db).where("offices.id", "=", id).executeTakeFirst();
}

/** The office of this id, held until the transaction ends: of two deeds on its mandates one waits for the other. */
export function lockOffice(trx: Db, id: string): Promise<OfficeRow | undefined> {
  return officeRows(trx).where("offices.id", "=", id).forNoKeyUpdate("offices").executeTakeFirst();
}

/** Adds a term of the Chair or a Shepherd; whether there was none of this handle yet. */
export async function insertTerm(
  trx: Db,
  office: { readonly kind: string; readonly countryCode: string; readonly term: string },
): Promise<string | null> {
  const row = await trx
    .insertInto("offices")
    .values(office)
    .onConflict((conflict) => conflict.doNothing())
    .returning("handle")
    .executeTakeFirst();
  return row?.handle ?? null;
}

/** Adds a partner organisation with its office and gives the office's id. */
export async function insertPartner(
  trx: Db,
  { slug, name }: { readonly slug: string; readonly name: string },
): Promise<string> {
  await trx.insertInto("organisations").values({ slug, name }).execute();
  const { id } = await trx
    .insertInto("offices")
    .values({ kind: "partner", organisationSlug: slug })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** The slugs of organisations that begin like this one, held against others that would take the same. */
export async function listSlugsLike(trx: Db, slug: string): Promise<string[]> {
  await sql`lock table organisations in share row exclusive mode`.execute(trx);
  const rows = await trx
    .selectFrom("organisations")
    .select("slug")
    .where("slug", "like", `${slug}%`)
    .execute();
  return rows.map((row) => row.slug);
}
