import { sql } from "kysely";
import type { Sight } from "#app/features/documents/comments/visibility.ts";
import type { Db } from "../connection.ts";
import { isOpenTo } from "./comment-sight.ts";
import { said, saidFrom, type SaidRow } from "./said.ts";

export interface LedRow extends SaidRow {
  /** The section or paragraph that was changed because of it. */
  readonly ledTo: string;
  /** Number of the version before the change, and where it stood there: null for the whole document. */
  readonly stoodNumber: number;
  readonly nodeId: string | null;
}

interface Versions {
  readonly slug: string;
  /** Numbers; the earlier one's own changes are left out. */
  readonly after: number;
  readonly until: number;
}

/** The comments that led to changes between two published versions, as far as they are open to this sight, each once a paragraph, the oldest first. */
export async function listLed(db: Db, { slug, after, until }: Versions, sight: Sight): Promise<LedRow[]> {
  const { rows } =
    await sql<LedRow>`select distinct on (origin.node_id, comments.created_at, comments.id) ${said},
      origin.node_id as led_to, stood.number as stood_number, stood.node_id
    from ${saidFrom}
      join text_origins origin on origin.comment_id = comments.id
      join document_versions changed on changed.id = origin.version_id
      cross join lateral (select version.number, placed.node_id
        from comment_places placed join document_versions version on version.id = placed.version_id
        where placed.comment_id = comments.id and placed.state in ('made', 'carried', 'confirmed')
          and version.number < changed.number
        order by version.number desc limit 1) stood
    where changed.document_slug = ${slug} and changed.published_at <= now()
      and changed.number > ${after} and changed.number <= ${until}
      and comments.withdrawn_at is null and ${isOpenTo(sight)}
    order by origin.node_id, comments.created_at, comments.id, changed.number desc`.execute(db);
  return rows;
}
