import { sql } from "kysely";
import { placeIn, type FatePlace } from "./fate-column.ts";
import { latestAnswers, publishedAnswers } from "./matrix-rows.ts";

/** What was answered to a comment, as JSON gives it: moments are ISO 8601, UTC. */
export interface AnswerColumn {
  readonly response: string;
  readonly lang: string;
  readonly disposition: string | null;
  /** When it was published; null for one that is not published as it stands. */
  readonly publishedAt: string | null;
  /** Kind of the office that answered. */
  readonly kind: string;
  /** The paragraph that came of it, in the latest published version in which it stands; null for none. */
  readonly resulting: FatePlace | null;
  /** Whether what came of it is not published yet: the paragraph is that of the version commented on. */
  readonly isToCome: boolean;
}

/** The answer to the comment in hand, as it was published last or, for those who see more, as it stands; null for none, and to what was withdrawn. */
export const answerColumn = (seesUnpublished: boolean) =>
  sql<AnswerColumn | null>`(select json_build_object('response', answer.response, 'lang', answer.lang,
    'disposition', answer.disposition, 'kind', office.kind,
    'publishedAt', case when answer.published_revision = answer.revision then answered.published_at end,
    'resulting', (select json_build_object('version', version.number, ${placeIn(sql`version.id`, sql`answer.resulting_node_id`)})
      from document_versions version join version_nodes placed on placed.version_id = version.id
      where placed.node_id = answer.resulting_node_id and version.published_at <= now()
      order by version.number desc limit 1),
    'isToCome', not exists (select from document_versions version
      join version_nodes placed on placed.version_id = version.id and placed.node_id = answer.resulting_node_id
      join document_versions made on made.id = comments.version_id
      where version.published_at <= now() and version.number > made.number))
  from ${seesUnpublished ? latestAnswers : publishedAnswers} answer
    join matrix_answers answered on answered.comment_id = answer.comment_id
    join mandates mandate on mandate.id = answer.mandate_id join offices office on office.id = mandate.office_id
  where answer.comment_id = comments.id and comments.withdrawn_at is null)`.as("answer");
