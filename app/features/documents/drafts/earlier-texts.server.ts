import type { Texts } from "#app/language/texts.ts";
import type { Db } from "#db/connection.ts";
import { listEarlierTexts } from "#db/queries/draft-texts.ts";
import { sayMoment } from "../periods/period-wording.server.ts";
import { zoneOf } from "#app/features/access/time-zones.ts";
import { wordChanges } from "../versions/word-changes.ts";
import type { ShownDraftNode, ShownEarlierText } from "./shown-draft.ts";

/** So many earlier texts are shown: a text that is saved while it is typed has many. */
const shown = 30;

interface Place {
  /** Id of the draft. */
  readonly versionId: string;
  /** The language that is written. */
  readonly lang: string;
}

/** What a paragraph of a draft said before, the latest first, each with what has changed since; times as the Secretariat reads them. */
export async function earlierTexts(
  db: Db,
  texts: Texts,
  { versionId, lang }: Place,
  { id, text: now }: Pick<ShownDraftNode, "id" | "text">,
): Promise<ShownEarlierText[]> {
  const rows = await listEarlierTexts(db, { versionId, nodeId: id, lang }, shown);
  const zone = zoneOf({ country: null, cityZone: null });
  return rows.map(({ id: key, text, name, changedAt }) => ({
    ...{ id: key, text, name },
    when: sayMoment(texts, changedAt, zone),
    change: wordChanges(text, now, lang),
  }));
}
