import { sql, type SelectQueryBuilder } from "kysely";
import type { Db } from "../connection.ts";
import type { Database } from "../tables.ts";
import { officeColumns } from "./office-columns.ts";

interface NewTrace {
  readonly personId: string | null;
  readonly mandateId: string | null;
  readonly addressClass: string;
  readonly act: string;
  readonly objectKind: string | null;
  readonly objectId: string | null;
}

/** Adds an entry to the audit log; `at` is the database's clock. */
export async function insertTrace(trx: Db, entry: NewTrace): Promise<void> {
  await trx.insertInto("traces").values(entry).execute();
}

/** Adds the entry unless the same person did the same to the same object within the last minute. */
export async function insertTraceOnce(trx: Db, entry: NewTrace): Promise<void> {
  const { personId, mandateId, addressClass, act, objectKind, objectId } = entry;
  await sql`insert into traces (person_id, mandate_id, address_class, act, object_kind, object_id)
    select ${personId}::uuid, ${mandateId}::uuid, ${addressClass}::text, ${act}::text, ${objectKind}::text, ${objectId}::text
    where not exists (select from traces where person_id = ${personId}::uuid and act = ${act}
      and object_id is not distinct from ${objectId} and at > clock_timestamp() - interval '1 minute')`.execute(
    trx,
  );
}

/** Which entries are asked for; what is absent does not matter. */
export interface TraceFilter {
  readonly act?: string | undefined;
  /** Done by this person, or to this person or one of their mandates. */
  readonly personId?: string | undefined;
  /** Done under a mandate of this office, or to it or one of its mandates. */
  readonly officeId?: string | undefined;
  readonly objectKind?: string | undefined;
  readonly objectId?: string | undefined;
  readonly addressClass?: string | undefined;
  /** From this moment on. */
  readonly from?: Date | undefined;
  /** Before this moment. */
  readonly until?: Date | undefined;
}

interface Portion {
  /** Id of an entry: only what stands beyond it. */
  readonly beyond?: number | undefined;
  readonly direction: "newestFirst" | "oldestFirst";
  readonly limit: number;
}

/** One portion of the entries that fit, each with the office acted for and its place in the chain: one query. */
export function listTraces(db: Db, filter: TraceFilter, { beyond, direction, limit }: Portion) {
  const order = direction === "newestFirst" ? "desc" : "asc";
  const beyondIt = direction === "newestFirst" ? sql`<` : sql`>`;
  // Chosen before anything is joined to them: else the filters would run over the joins of the whole log.
  const chosen = db
    .selectFrom("traces")
    .selectAll()
    .where(fits(filter))
    .$if(beyond !== undefined, (query) =>
      query.where(
        sql<boolean>`(traces.at, traces.id) ${beyondIt} (select at, id from traces where id = ${beyond})`,
      ),
    )
    .orderBy("traces.at", order)
    .orderBy("traces.id", order)
    .limit(limit)
    .as("traces");
  return withOffices(db.selectFrom(chosen)).orderBy("traces.at", order).orderBy("traces.id", order).execute();
}

export type TraceRow = Awaited<ReturnType<typeof listTraces>>[number];

/** The moment as the chain's hash takes it: UTC, to the microsecond. */
const exactly = sql<string>`to_char(traces.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** The object's id where it is of this kind and can be one. */
const idOfObject = (kind: string) =>
  sql<string>`(case when traces.object_kind = ${kind} and traces.object_id ~ '^[0-9a-f-]{36}$' then traces.object_id::uuid end)`;

function withOffices(chosen: SelectQueryBuilder<Database, "traces", object>) {
  return chosen
    .leftJoin("traceChain", "traceChain.traceId", "traces.id")
    .leftJoin("mandates", "mandates.id", "traces.mandateId")
    .leftJoin("offices", "offices.id", "mandates.officeId")
    .leftJoin("cities", "cities.slug", "offices.citySlug")
    .leftJoin("organisations", "organisations.slug", "offices.organisationSlug")
    .leftJoin("people", "people.id", "traces.personId")
    .leftJoin("mandates as objectMandate", (join) => join.on("objectMandate.id", "=", idOfObject("mandate")))
    .leftJoin("offices as objectOffice", (join) =>
      join.on(
        "objectOffice.id",
        "=",
        sql<string>`coalesce(object_mandate.office_id, ${idOfObject("office")})`,
      ),
    )
    .leftJoin("cities as objectCity", "objectCity.slug", "objectOffice.citySlug")
    .leftJoin("organisations as objectBody", "objectBody.slug", "objectOffice.organisationSlug")
    .select([
      "traces.id",
      "traces.at",
      exactly.as("exactAt"),
      "traces.act",
      "traces.personId",
      "traces.mandateId",
      "traces.addressClass",
      "traces.objectKind",
      "traces.objectId",
      "traceChain.n",
      "traceChain.hash",
      ...officeColumns,
      sql<boolean>`traces.person_id is not null and people.email is null`.as("isErased"),
      "objectMandate.capacity as objectCapacity",
      "objectOffice.id as objectOfficeId",
      "objectOffice.kind as objectOfficeKind",
      "objectOffice.countryCode as objectCountryCode",
      "objectOffice.citySlug as objectCitySlug",
      "objectOffice.organisationSlug as objectOrganisationSlug",
      sql<string | null>`coalesce(object_city.name, object_body.name)`.as("objectName"),
    ]);
}

function fits({ from, until, ...filter }: TraceFilter) {
  const conditions = [
    ...(["act", "addressClass", "objectKind", "objectId"] as const).flatMap((name) =>
      filter[name] === undefined ? [] : [sql<boolean>`${sql.ref(`traces.${name}`)} = ${filter[name]}`],
    ),
    ...(filter.personId === undefined ? [] : [concernsPerson(filter.personId)]),
    ...(filter.officeId === undefined ? [] : [concernsOffice(filter.officeId)]),
    ...(from ? [sql<boolean>`traces.at >= ${from}`] : []),
    ...(until ? [sql<boolean>`traces.at < ${until}`] : []),
  ];
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}

const concernsPerson = (id: string) => sql<boolean>`traces.id in (
  select id from traces where person_id = ${id}::uuid
  union all select id from traces where object_kind = 'person' and object_id = ${id}
  union all select traces.id from mandates join traces on object_kind = 'mandate' and object_id = mandates.id::text
    where mandates.person_id = ${id}::uuid)`;

const concernsOffice = (id: string) => sql<boolean>`traces.id in (
  select traces.id from mandates join traces on mandate_id = mandates.id where mandates.office_id = ${id}::uuid
  union all select id from traces where object_kind = 'office' and object_id = ${id}
  union all select traces.id from mandates join traces on object_kind = 'mandate' and object_id = mandates.id::text
    where mandates.office_id = ${id}::uuid)`;

/** The person of an account's address or id, as long as the account is there. */
export function findTracedPerson(db: Db, { email, id }: { email?: string; id?: string }) {
  return db
    .selectFrom("people")
    .select(["id", "email", "name"])
    .where((is) =>
      is.or([
        ...(email === undefined ? [] : [is(sql`lower(email)`, "=", email.toLowerCase())]),
        ...(id === undefined ? [] : [is("id", "=", id)]),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
}

/** Every office under which someone holds or held a mandate, with its body's name. */
export function listTracedOffices(db: Db) {
  return db
    .selectFrom("offices")
    .leftJoin("cities", "cities.slug", "offices.citySlug")
    .leftJoin("organisations", "organisations.slug", "offices.organisationSlug")
    .select([
      "offices.id",
      "offices.kind",
      "offices.countryCode",
      "offices.term",
      sql<string | null>`coalesce(cities.name, organisations.name)`.as("name"),
    ])
    .where((is) =>
      is.exists(is.selectFrom("mandates").select("id").whereRef("mandates.officeId", "=", "offices.id")),
    )
    .orderBy("offices.kind")
    .orderBy("offices.countryCode")
    .orderBy("name")
    .orderBy("offices.term")
    .execute();
}
