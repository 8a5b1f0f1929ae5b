import { z } from "zod";
import { sendLetter } from "#app/features/access/mail.server.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Db } from "#db/connection.ts";
import * as queries from "#db/queries/adoption-letters.ts";
import { addJob } from "#db/queries/jobs.ts";
import { letterOf, type Occasion } from "./letter-of.server.ts";

const occasions = [
  "opened",
  "decided",
  "noted",
  "corrected",
] as const satisfies readonly Occasion["occasion"][];

const payloadSchema = z.object({
  occasion: z.enum(occasions),
  procedure: z.uuid(),
  /** Of a corrigendum; 0 for all else. */
  number: z.int().default(0),
});

/** Has those whom it concerns written to, after the caller's transaction commits. */
export async function writeAdoptionLetters(trx: Db, asked: z.input<typeof payloadSchema>): Promise<void> {
  const { occasion, procedure, number = 0 } = asked;
  const key = `adoption.letters ${occasion} ${procedure} ${String(number)}`;
  await addJob(trx, { task: "adoption.letters", payload: asked, key });
}

/** Who speaks for a country, and who else follows the way to adoption; of what was adopted the cities hear too. */
const speakers = ["country"];
const followers = [...speakers, "chair", "shepherd", "secretariat"];
const everyMember = [...followers, "city"];

/**
 * The task `adoption.letters`: one letter for each occasion to each person who holds an office it concerns, in their language, with
 * times in their zone. All are handed on together or none; what has ended meanwhile is not announced as open.
 */
export async function sendAdoptionLetters({ db }: Services, payload: unknown): Promise<void> {
  const { occasion, procedure: id, number } = payloadSchema.parse(payload);
  await db.transaction().execute(async (trx) => {
    const procedure = await queries.findProcedureInLetters(trx, id);
    if (!procedure || (occasion === "opened" && procedure.outcome !== null)) return;
    const kinds = occasion === "opened" ? speakers : isAdopted(procedure) ? everyMember : followers;
    for (const reader of await queries.listReaders(trx, kinds)) {
      const letter = letterOf(procedure, reader, { occasion, number });
      if (letter) await sendLetter(trx, letter);
    }
  });
}

function isAdopted({ outcome }: queries.ProcedureInLetters): boolean {
  return outcome === "adopted";
}
