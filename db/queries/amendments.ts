import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Sight } from "#app/features/documents/comments/visibility.ts";
import type { Db } from "../connection.ts";
import { isOpenTo } from "./comment-sight.ts";
import { standsForItself } from "./matrix-rows.ts";
import { said, saidFrom, type SaidRow } from "./said.ts";

/** An amendment as it stands in the version before the draft, with its answer and what its paragraph says in both. */
export interface AmendmentRow extends SaidRow {
  readonly nodeId: string;
  /** Kind of that node; `kind` is the speaker's. */
  readonly nodeKind: string;
  readonly quote: string | null;
  readonly proposed: string;
  /** Of the words it is about. */
  readonly passageLang: string;
  /** Number of the version on which it was made. */
  readonly madeIn: number;
  readonly disposition: string | null;
  readonly response: string | null;
  readonly answerLang: string | null;
  readonly resultingNodeId: string | null;
  readonly answerRevision: number | null;
  readonly formerText: string | null;
  /** In the draft; null where the paragraph does not stand there in that language. */
  readonly draftText: string | null;
  readonly draftRevision: number | null;
  readonly isPlaced: boolean;
  /** Whether a paragraph of the draft is linked to it. */
  readonly isInDraft: boolean;
}

export interface Drafted {
  /** Ids of the draft and of the version before it. */
  readonly versionId: string;
  readonly formerId: string;
  readonly authoritativeLang: string;
}

async function listWhere(db: Db, drafted: Drafted, sight: Sight, condition: RawBuilder<SqlBool>) {
  const { versionId, formerId, authoritativeLang } = drafted;
  const lang = sql`coalesce(place.passage_lang, ${authoritativeLang})`;
  const textIn = (alias: string, version: string) => sql`version_texts ${sql.ref(alias)}
    on ${sql.ref(`${alias}.version_id`)} = ${version}::uuid and ${sql.ref(`${alias}.node_id`)} = place.node_id
      and ${sql.ref(`${alias}.lang`)} = ${lang}`;
  const { rows } = await sql<AmendmentRow>`select ${said}, place.node_id, node.kind as node_kind, place.quote,
      comments.proposed, ${lang} as passage_lang, made.number as made_in, answer.disposition, answer.response,
      answer.lang as answer_lang, answer.resulting_node_id, answer.revision as answer_revision,
      former.text as former_text, case when placed.node_id is not null then draft.text end as draft_text,
      draft.revision as draft_revision, placed.node_id is not null as is_placed,
      exists (select from text_origins origin where origin.version_id = ${versionId}::uuid
        and origin.comment_id = comments.id) as is_in_draft
    from ${saidFrom}
      join comment_places place on place.comment_id = comments.id
      join document_versions made on made.id = comments.version_id
      join document_nodes node on node.id = place.node_id
      left join matrix_answers answer on answer.comment_id = comments.id
      left join version_nodes placed on placed.version_id = ${versionId}::uuid and placed.node_id = place.node_id
      left join ${textIn("former", formerId)}
      left join ${textIn("draft", versionId)}
    where place.version_id = ${formerId}::uuid and place.state in ('made', 'carried', 'confirmed')
      and comments.proposed is not null and comments.withdrawn_at is null and ${isOpenTo(sight)}
      and ${standsForItself} and ${condition}
    order by comments.created_at, comments.id`.execute(db);
  return rows;
}

/** An amendment that stands in the version before the draft and is open to this sight; undefined for none. */
export async function findAmendment(db: Db, drafted: Drafted, commentId: string, sight: Sight) {
  const [row] = await listWhere(db, drafted, sight, sql`comments.id = ${commentId}::uuid`);
  return row;
}

/** The amendments of which something goes into the text, by these dispositions, and which no paragraph of the draft is linked to. */
export function listMissing(db: Db, drafted: Drafted, sight: Sight, dispositions: readonly string[]) {
  return listWhere(
    db,
    drafted,
    sight,
    sql`answer.disposition = any (${dispositions}::text[]) and not exists (select from text_origins origin
      where origin.version_id = ${drafted.versionId}::uuid and origin.comment_id = comments.id)`,
  );
}
