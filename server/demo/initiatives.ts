import type { Services } from "#app/features/access/services.ts";
import { submitInitiative, takeUnderReview } from "#app/features/initiatives/commands.server.ts";
import { demoInitiatives } from "#db/seeds/demo/initiatives.ts";
import { playerOf, playOnce, unlessDone } from "./players.ts";

/** Submits the demonstration's initiatives and takes one under review, which opens its room. Once in the life of a database. */
export function playInitiatives(services: Services): Promise<void> {
  return playOnce(services, "initiatives", async () => {
    const secretariat = await playerOf(services, "secretariat");
    for (const { by, isUnderReview, form } of demoInitiatives) {
      const reference = await submitInitiative(services, await playerOf(services, by), form);
      if (isUnderReview) await unlessDone(takeUnderReview(services, secretariat, reference));
    }
  });
}
