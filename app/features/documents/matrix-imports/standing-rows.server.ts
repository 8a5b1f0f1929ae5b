import type { Db } from "#db/connection.ts";
import * as imports from "#db/queries/matrix-imports.ts";
import type { Said, StandingRow } from "./decide-row.ts";
import type { FileRow } from "./file-rows.ts";

type Looking = Parameters<typeof imports.listStanding>[2];

interface Asked {
  readonly looking: Looking;
  readonly versionId: string;
  /** Id of the office that brings the file. */
  readonly office: string;
  /** The number of a section or paragraph of the version; the id itself where it does not stand there. */
  readonly numberOf: (id: string) => string;
}

/** The rows of the matrix that these rows of a file are, as they stand, and as the file has seen them. */
export async function standingRows(
  db: Db,
  rows: readonly FileRow[],
  asked: Asked,
): Promise<ReadonlyMap<string, StandingRow>> {
  const ids = rows.map(({ id }) => id).filter((id) => id.length > 1);
  const found = ids.length === 0 ? [] : await imports.listStanding(db, asked.versionId, asked.looking, ids);
  const before = await saidBefore(db, rows, found, asked);
  return new Map(found.map((one) => [one.id, standingOf(one, before.get(one.id) ?? {}, asked)]));
}

function standingOf(one: imports.Standing, said: Partial<Said>, { office, numberOf }: Asked): StandingRow {
  return {
    mark: { answer: one.answerRevision, comment: one.edition },
    says: { ...answerOf(one, numberOf), ...wordsOf(one), quote: one.quote ?? "" },
    said: { ...said, quote: one.quote ?? "" },
    lang: one.lang,
    answerLang: one.responseLang,
    resultingNode: one.resultingNodeId,
    isAmendment: one.proposed !== null,
    state: { isOpen: one.isOpen, isSubmitted: one.isSubmitted, isWithdrawn: false },
    isOwn: one.office === office,
  };
}

type Answer = Pick<imports.Standing, "response" | "disposition" | "resultingNodeId">;

const answerOf = ({ response, disposition, resultingNodeId: node }: Answer, numberOf: Asked["numberOf"]) => ({
  ...{ response: response ?? "", disposition: disposition ?? "" },
  resulting: node === null ? "" : numberOf(node),
});

const wordsOf = ({ type, proposed, body }: Pick<imports.Standing, "type" | "proposed" | "body">) => ({
  ...{ type, proposed: proposed ?? "", reason: body },
});

const unanswered = { response: "", disposition: "", resulting: "" };

/** What those rows said when the file was written that say something else since. What nobody but the Secretariat has seen is not looked at for others. */
async function saidBefore(
  db: Db,
  rows: readonly FileRow[],
  found: readonly imports.Standing[],
  { looking, numberOf }: Asked,
): Promise<ReadonlyMap<string, Partial<Said>>> {
  const marks = new Map(rows.flatMap(({ id, mark }) => (mark ? [[id, mark] as const] : [])));
  const seen = (of: "answer" | "comment", revisionOf: (one: imports.Standing) => number) =>
    found.flatMap((one) => {
      const revision = marks.get(one.id)?.[of];
      return revision === undefined || revision === revisionOf(one) ? [] : [{ id: one.id, revision }];
    });
  const words = seen("comment", ({ edition }) => edition);
  const answers = looking.seesUnpublished ? seen("answer", ({ answerRevision }) => answerRevision) : [];
  const before = new Map<string, Partial<Said>>();
  const note = (id: string, said: Partial<Said>) => before.set(id, { ...before.get(id), ...said });
  for (const { id, revision } of answers) if (revision === 0) note(id, unanswered);
  if (words.length > 0) for (const one of await imports.listSaidBefore(db, words)) note(one.id, wordsOf(one));
  if (answers.length > 0)
    for (const one of await imports.listAnsweredBefore(db, answers)) note(one.id, answerOf(one, numberOf));
  return before;
}
