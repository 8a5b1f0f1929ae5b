import type { Db } from "#db/connection.ts";
import * as records from "#db/queries/adoption-records.ts";
import * as matrix from "#db/queries/matrix.ts";
import * as procedures from "#db/queries/procedures.ts";
import { numberNodes } from "../numbering.ts";
import { lastWords, silentOf } from "./procedures.ts";
import type { AdoptionRecord } from "./record.ts";
import { sealRecord } from "./verify-record.server.ts";

interface Adopted {
  readonly document: string;
  readonly version: number;
  readonly versionId: string;
  /** By the database's clock. */
  readonly adoptedAt: Date;
}

/** The sealed record of an adoption: every language version, who said what in each procedure, the matrix of every version. */
export async function writtenRecord(trx: Db, adopted: Adopted): Promise<AdoptionRecord> {
  const { document, version, versionId, adoptedAt } = adopted;
  const { nodes, texts, titles } = await records.findWholeText(trx, versionId);
  const countries = await procedures.listCountryCodes(trx);
  const all = await procedures.listProcedures(trx, document);
  const inOrder = numberNodes(nodes);
  return sealRecord({
    ...{ form: "ascn-adoption-record/1", document, version, adoptedAt: adoptedAt.toISOString() },
    isIllustrative: titles.some(({ isIllustrative }) => isIllustrative),
    procedures: all.filter(({ outcome }) => outcome !== null).map((one) => recorded(one, countries)),
    texts: titles.map(({ lang, title, authoritativeLang }) => ({
      ...{ lang, title, isAuthoritative: lang === authoritativeLang },
      nodes: inOrder.flatMap(({ id, kind, depth }) => {
        const text = texts.find((one) => one.nodeId === id && one.lang === lang);
        return text ? [{ id, kind, depth, text: text.text }] : [];
      }),
    })),
    matrix: await matrix.listRecordedRows(trx, document),
  });
}

/** A decided procedure; at its end the silent countries are recorded as silent (product.md). */
function recorded(procedure: procedures.ProcedureRow, countries: readonly string[]) {
  const spoken = procedure.said.map((one) => ({ ...one, at: new Date(one.at) }));
  const last = lastWords(spoken);
  const said = spoken
    .filter((one, place) => spoken.findLastIndex(({ country }) => country === one.country) === place)
    .map(({ country, word, office, at, statement, lang, proposed, node }) => ({
      ...{ country, word: last.get(country) ?? word, office, at: at.toISOString() },
      ...{ statement, lang, proposed, node },
    }));
  const silent = silentOf({ spoken }, countries).map((country) => ({
    ...{ country, word: "silent", office: null, at: null },
    ...{ statement: null, lang: null, proposed: null, node: null },
  }));
  return {
    ...{ version: procedure.number, way: procedure.way, openedAt: procedure.openedAt.toISOString() },
    ...{ expiresAt: procedure.expiresAt?.toISOString() ?? null, shortReason: procedure.shortReason },
    outcome: procedure.outcome ?? "",
    decidedAt: (procedure.decidedAt ?? procedure.openedAt).toISOString(),
    ...{ nextStep: procedure.nextStep, nextStepText: procedure.nextStepText },
    ...{ nextStepAt: procedure.nextStepAt?.toISOString() ?? null, meeting: procedure.meetingSlug },
    said: [...said, ...silent],
  };
}
