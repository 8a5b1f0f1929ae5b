import { sql } from "kysely";
import type { Db } from "../connection.ts";
import { toldOf } from "./fates.ts";
import { publishedAnswers } from "./matrix-rows.ts";

/** A published answer for one of those who are told. */
interface ToldAnswer {
  readonly personId: string;
  readonly body: string;
  readonly disposition: string;
  readonly response: string;
}

/** The answers of a version that were published at this moment (as `publishAnswers` gives it), person by person. */
export async function listToldAnswers(db: Db, versionId: string, at: string): Promise<ToldAnswer[]> {
  const { rows } = await sql<ToldAnswer>`
    select told.person_id, left(comments.body, 200) as body, answer.disposition, answer.response
    from matrix_answers published
      join ${publishedAnswers} answer on answer.comment_id = published.comment_id
      join comments on comments.id = published.comment_id
      join mandates made on made.id = comments.mandate_id
      cross join lateral ${toldOf} told
    where comments.version_id = ${versionId}::uuid and published.published_at = ${at}::timestamptz
      and comments.withdrawn_at is null
    order by told.person_id, comments.created_at, comments.id`.execute(db);
  return rows;
}
