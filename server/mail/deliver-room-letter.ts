import { z } from "zod";
import { mandateFrom, visitor, type Actor } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import { isZoneChoice } from "#app/features/access/zone-choice.ts";
import { secondFactorDue } from "#app/features/accounts/second-factor-rules.ts";
import { usualChoices } from "#app/features/rooms/letters/choices.ts";
import { readLetter } from "#app/features/rooms/letters/reading.server.ts";
import { findReaderZone } from "#app/features/rooms/reading/reading.server.ts";
import { isLang } from "#app/language/languages.ts";
import { listMandates } from "#db/queries/accounts.ts";
import { findCorrespondent } from "#db/queries/correspondents.ts";
import { findFactors } from "#db/queries/credentials.ts";
import { findLetter } from "#db/queries/letter-messages.ts";
import { findChoices } from "#db/queries/room-letters.ts";
import type { Mailer } from "./mailer.ts";

const payloadSchema = z.object({
  letter: z.uuid(),
  token: z.string(),
  spans: z.array(z.object({ roomId: z.uuid(), after: z.number(), upTo: z.number() })),
});

/**
 * The task `rooms.letter`: writes of what was said in rooms as it stands at this moment, for what its reader may read,
 * has not read and still wants to hear of. Where nothing of it is left, nothing is sent.
 */
export async function deliverRoomLetter(services: Services, payload: unknown, mailer: Mailer): Promise<void> {
  const { db } = services;
  const { letter: id, token, spans } = payloadSchema.parse(payload);
  const letter = await findLetter(db, id);
  const reader = letter && (await findCorrespondent(db, letter.personId));
  if (!letter || !reader) return;
  const choices = (await findChoices(db, letter.personId)) ?? usualChoices;
  if (choices[letter.kind] === "never") return;
  const lang = isLang(reader.lang) ? reader.lang : "en";
  const actors = await actorsOf(services, letter.personId);
  const chosen = reader.zone !== null && isZoneChoice(reader.zone) ? reader.zone : null;
  const zone = await findReaderZone(services, actors[0] ?? visitor, chosen);
  const messages = await readLetter(services, { ...letter, spans }, { actors, lang });
  const [first] = messages;
  if (!first) return;
  await mailer.post({
    ...{ kind: letter.kind === "mentions" ? "roomMentions" : "roomRest", id: `rooms.letter ${id}` },
    ...{ address: reader.email, lang, said: { messages, zone }, stop: token },
    values: { count: messages.length },
    path:
      letter.kind === "mentions"
        ? `/rooms/${first.room.slug}?at=${String(first.n)}#m-${String(first.n)}`
        : "/rooms",
  });
}

/** The person under each mandate that runs; one whose second factor is overdue rests. */
async function actorsOf({ db, settings }: Services, personId: string): Promise<Actor[]> {
  const rows = await listMandates(db, personId);
  const { hasSecondFactor } = await findFactors(db, personId);
  return rows.flatMap(({ id, startsAt, ...row }) => {
    const mandate = mandateFrom(id, row);
    const held = { kind: mandate.office.kind, startsAt, hasSecondFactor };
    const due = secondFactorDue(held, settings().secondFactor);
    return due && due.getTime() <= Date.now() ? [] : [{ person: null, mandate }];
  });
}
