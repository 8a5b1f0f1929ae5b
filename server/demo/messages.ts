import type { Services } from "#app/features/access/services.ts";
import { postMessage } from "#app/features/rooms/posting.server.ts";
import { demoMessages } from "#db/seeds/demo/messages.ts";
import { demoId, playerOf, playOnce } from "./players.ts";

/** Writes the demonstration's messages into the standing rooms, once, in the order of the data. */
export async function playMessages(services: Services): Promise<void> {
  await playOnce(services, "messages", async () => {
    for (const [place, { handle, ...message }] of demoMessages.entries())
      await postMessage(services, await playerOf(services, handle), {
        ...message,
        id: demoId("message", place),
      });
  });
}
