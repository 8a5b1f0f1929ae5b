import { z } from "zod";
import type { LetterLine } from "#app/features/access/letter-values.ts";
import { sendLetter } from "#app/features/access/mail.server.ts";
import type { Services } from "#app/features/access/services.ts";
import { findVersionTitle, listFates, type FateRow } from "#db/queries/fates.ts";
import { listPlacedNodes } from "#db/queries/placed-nodes.ts";
import { numbersOf } from "./numbers-of.ts";

const payloadSchema = z.object({ version: z.uuid() });
/** So many comments are named in a letter, and so much of each. */
const mostLines = 100;
const bodyLength = 60;

/**
 * The task `documents.tellAuthors`: one letter to each person with what became of their office's comments in a version
 * that is published. A second run is the same letters.
 */
export async function tellAuthors({ db }: Services, payload: unknown): Promise<void> {
  const { version: versionId } = payloadSchema.parse(payload);
  const version = await findVersionTitle(db, versionId);
  const fates = await listFates(db, versionId);
  if (!version || fates.length === 0) return;
  const versions = [versionId, ...new Set(fates.map(({ stoodIn }) => stoodIn))];
  const numbers = numbersOf(await listPlacedNodes(db, versions));
  await db.transaction().execute(async (trx) => {
    for (const personId of new Set(fates.map((fate) => fate.personId))) {
      const own = fates.filter((fate) => fate.personId === personId);
      await sendLetter(trx, {
        kind: "commentsInNewVersion",
        to: { personId },
        values: {
          document: version.title ?? version.slug,
          version: version.number,
          fates: linesOf(own, (fate) => lineOf(fate, versionId, numbers)),
        },
        path: `/documents/${version.slug}/comments?which=mine`,
        id: `comments-in-version ${versionId} ${personId}`,
      });
    }
  });
}

function linesOf(fates: readonly FateRow[], line: (fate: FateRow) => LetterLine): readonly LetterLine[] {
  const more = fates.length - mostLines;
  const lines = fates.slice(0, mostLines).map(line);
  return more > 0 ? [...lines, { key: "more", values: { count: more } }] : lines;
}

/** The sentence of one comment: that it led to a change says more than where it stands. */
function lineOf(fate: FateRow, versionId: string, numbers: ReturnType<typeof numbersOf>): LetterLine {
  const { stoodIn, oldNodeId, nodeId, led, state, body } = fate;
  const signs = Array.from(body.replace(/\s+/gu, " "));
  const values = {
    body: signs.slice(0, bodyLength).join("") + (signs.length > bodyLength ? "…" : ""),
    number: (oldNodeId && numbers(stoodIn, oldNodeId)) ?? "",
  };
  if (led.length > 0) {
    const to = led.map((id) => numbers(versionId, id) ?? "").join(", ");
    return { key: "led", values: { ...values, to } };
  }
  if (state === "carried" && nodeId === null) return { key: "whole", values };
  if (state === "carried")
    return { key: "carried", values: { ...values, to: (nodeId && numbers(versionId, nodeId)) ?? "" } };
  return { key: state === "waiting" ? "waiting" : "left", values };
}
