import { z } from "zod";
import type { LetterLine } from "#app/features/access/letter-values.ts";
import { sendLetter } from "#app/features/access/mail.server.ts";
import type { Services } from "#app/features/access/services.ts";
import { findVersionTitle } from "#db/queries/fates.ts";
import { listToldAnswers } from "#db/queries/matrix-letters.ts";

const payloadSchema = z.object({ version: z.uuid(), at: z.string() });
/** So many answers are named in a letter; so much of a comment and of its answer, in characters. */
const mostLines = 100;
const bodyLength = 60;
const responseLength = 1000;

/**
 * The task `documents.tellAnswered`: one letter to each person with the answers to their office's comments that were
 * published at one moment. A second run is the same letters.
 */
export async function tellAnswered({ db }: Services, payload: unknown): Promise<void> {
  const { version: versionId, at } = payloadSchema.parse(payload);
  const version = await findVersionTitle(db, versionId);
  const told = await listToldAnswers(db, versionId, at);
  if (!version) return;
  await db.transaction().execute(async (trx) => {
    for (const personId of new Set(told.map((answer) => answer.personId))) {
      const own = told.filter((answer) => answer.personId === personId);
      await sendLetter(trx, {
        kind: "commentsAnswered",
        to: { personId },
        values: {
          ...{ document: version.title ?? version.slug, version: version.number },
          answers: linesOf(own),
        },
        path: `/documents/${version.slug}/matrix?version=${String(version.number)}`,
        id: `comments-answered ${versionId} ${at} ${personId}`,
      });
    }
  });
}

type Told = Awaited<ReturnType<typeof listToldAnswers>>[number];

function linesOf(answers: readonly Told[]): readonly LetterLine[] {
  const lines = answers.slice(0, mostLines).map(({ disposition, body, response }) => ({
    key: disposition,
    values: { body: shorten(body, bodyLength), response: shorten(response, responseLength) },
  }));
  const more = answers.length - mostLines;
  return more > 0 ? [...lines, { key: "more", values: { count: more } }] : lines;
}

function shorten(text: string, length: number): string {
  const signs = Array.from(text.replace(/\s+/gu, " "));
  return signs.slice(0, length).join("") + (signs.length > length ? "…" : "");
}
