import { sql } from "kysely";
import type { Db } from "../connection.ts";

/** The last version in which the comment in hand stood somewhere, with its place there; `besides` leaves one version out. */
export function stoodLast(besides: string | null = null) {
  return sql`(select placed.version_id, version.number, placed.node_id, placed.quote, placed.passage_lang
    from comment_places placed join document_versions version on version.id = placed.version_id
    where placed.comment_id = comments.id and placed.state in ('made', 'carried', 'confirmed')
      and placed.version_id is distinct from ${besides}::uuid
    order by version.number desc limit 1)`;
}

export interface CarriedRow {
  readonly commentId: string;
  readonly state: string;
  readonly lang: string;
  readonly beforeQuote: string | null;
  readonly afterQuote: string | null;
  /** Where it stood last. */
  readonly stoodIn: string;
  readonly nodeId: string | null;
  readonly quote: string | null;
  readonly passageLang: string | null;
}

const carriedRow = sql`place.comment_id, place.state, comments.lang, comments.before_quote, comments.after_quote,
    stood.version_id as stood_in, stood.node_id, stood.quote, stood.passage_lang
  from comment_places place
    join comments on comments.id = place.comment_id
    cross join lateral ${stoodLast()} stood`;

/** The comments that have a place in this version or wait for one, each with where it stood last; withdrawn ones stay behind. */
export async function listToCarry(db: Db, versionId: string): Promise<CarriedRow[]> {
  const { rows } = await sql<CarriedRow>`select ${carriedRow}
    where place.version_id = ${versionId}::uuid and comments.withdrawn_at is null
    order by place.comment_id`.execute(db);
  return rows;
}

/** The comments of this version for which it has not been worked out where they may belong. */
export async function listUnsuggested(db: Db, versionId: string): Promise<CarriedRow[]> {
  const { rows } = await sql<CarriedRow>`select ${carriedRow}
    where place.version_id = ${versionId}::uuid and place.state = 'waiting' and place.suggested_at is null
    order by place.comment_id`.execute(db);
  return rows;
}

/** The texts of these versions in these languages, as they are written. */
export function listTexts(db: Db, versionIds: readonly string[], languages: readonly string[]) {
  return db
    .selectFrom("versionTexts")
    .select(["versionId", "nodeId", "lang", "text"])
    .where("versionId", "in", versionIds)
    .where("lang", "in", languages)
    .execute();
}

/** The ids of the nodes of a version, in the order of their places. */
export function listNodeIds(db: Db, versionId: string) {
  return db
    .selectFrom("versionNodes")
    .select("nodeId")
    .where("versionId", "=", versionId)
    .orderBy("position")
    .orderBy("nodeId")
    .execute();
}

interface NewPlace {
  readonly commentId: string;
  readonly state: "carried" | "waiting" | "left";
  readonly nodeId: string | null;
  readonly quote: string | null;
  readonly passageLang: string | null;
}

/** Gives comments their places in a version, each once. Who left one without a place before has left it here too. */
export async function insertPlaces(db: Db, versionId: string, places: readonly NewPlace[]): Promise<void> {
  await sql`insert into comment_places (comment_id, version_id, state, node_id, quote, passage_lang, decided_by, decided_at)
    select place.comment_id, ${versionId}::uuid, place.state, place.node_id, place.quote, place.passage_lang,
      earlier.decided_by, earlier.decided_at
    from jsonb_to_recordset(${JSON.stringify(snake(places))}::jsonb)
        as place (comment_id uuid, state text, node_id text, quote text, passage_lang text)
      left join lateral (select decided_by, decided_at from comment_places
        where comment_places.comment_id = place.comment_id and place.state = 'left' and comment_places.state = 'left'
        order by decided_at desc limit 1) earlier on true
    on conflict do nothing`.execute(db);
}

export interface Suggested {
  readonly commentId: string;
  /** Null where nothing is suggested. */
  readonly nodeId: string | null;
  readonly quote: string | null;
}

/** Keeps where comments may belong in a version, as far as nobody has decided meanwhile. */
export async function markSuggested(db: Db, versionId: string, found: readonly Suggested[]): Promise<void> {
  await sql`update comment_places place
    set suggested_node_id = found.node_id, suggested_quote = found.quote, suggested_at = clock_timestamp()
    from jsonb_to_recordset(${JSON.stringify(snake(found))}::jsonb) as found (comment_id uuid, node_id text, quote text)
    where place.comment_id = found.comment_id and place.version_id = ${versionId}::uuid
      and place.state = 'waiting' and place.suggested_at is null`.execute(db);
}

/** The rows as `jsonb_to_recordset` reads them. */
function snake(rows: readonly object[]): object[] {
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name.replace(/[A-Z]/g, (one) => `_${one.toLowerCase()}`),
        value,
      ]),
    ),
  );
}
