import { visitor } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import {
  decideExpired,
  openProcedure,
  tableVersion,
} from "#app/features/documents/adoption/commands.server.ts";
import { speakForCountry } from "#app/features/documents/adoption/words.server.ts";
import {
  adoptedSlug,
  exampleReservation,
  insertExample,
  moveSilence,
  takeBackLetters,
} from "#db/seeds/demo/adopted.ts";
import { demoId, playerOf, playOnce, unlessDone } from "./players.ts";

const day = 86_400_000;

/**
 * Plays the adoption of the demonstration's third document under silence, once: tabled, opened, one reservation, and decided
 * by the clock as every silence is. Only its times are moved into the past, for nobody can wait for them.
 */
export function playAdoption(services: Services): Promise<void> {
  return playOnce(services, "adoption", async () => {
    await insertExample(services.db);
    const chair = await playerOf(services, "nr.ph", "chair");
    const place = { document: adoptedSlug, version: 1 };
    const { by, ...said } = exampleReservation;
    await unlessDone(tableVersion(services, chair, place));
    const expiresAt = new Date(services.clock().getTime() + 5 * day);
    await unlessDone(
      openProcedure(services, chair, {
        ...{ ...place, way: "silence", expiresAt, shortReason: "", meeting: null },
      }),
    );
    await unlessDone(
      speakForCountry(services, await playerOf(services, by), {
        ...{ ...place, ...said, id: demoId("adoption", 0), word: "reserves", proposed: "", paragraph: "" },
      }),
    );
    await moveSilence(services.db);
    await decideExpired(services, visitor);
    await takeBackLetters(services.db);
  });
}
