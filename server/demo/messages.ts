import type { Services } from "#app/features/access/services.ts";
import { pinMessage, reactToMessage } from "#app/features/rooms/messages/marking.server.ts";
import { postMessage } from "#app/features/rooms/posting.server.ts";
import { settleTopic } from "#app/features/rooms/topics/settling.server.ts";
import { demoAnswered, demoMessages, type DemoMessage } from "#db/seeds/demo/messages.ts";
import { demoId, playerOf, playOnce } from "./players.ts";

/** A topic that was started: where it is, and its id. */
interface Started {
  readonly room: string;
  readonly topic: string;
}

/** Writes the demonstration's messages into the standing rooms, once, in the order of the data, with what others did to them. */
export async function playMessages(services: Services): Promise<void> {
  await playOnce(services, "messages", async () => {
    const started = new Map<string, Started>();
    for (const [place, message] of demoMessages.entries()) {
      const id = demoId("message", place);
      const topic = await play(services, message, id, started);
      if (message.topic !== undefined && topic !== null)
        started.set(message.topic, { room: message.room, topic });
    }
    // After all messages, so that those are numbered without gaps.
    for (const [place, message] of demoMessages.entries())
      await playMarks(services, message, demoId("message", place));
    for (const { topic: title, by } of demoAnswered) {
      const topic = started.get(title);
      if (topic) await settleTopic(services, await playerOf(services, by), { ...topic, answered: true });
    }
  });
}

/** Posts it, and gives the topic it is of. */
async function play(
  services: Services,
  { room, handle, lang, body, replyTo, topic: title }: DemoMessage,
  id: string,
  started: ReadonlyMap<string, Started>,
): Promise<string | null> {
  const topic = title === undefined ? undefined : started.get(title)?.topic;
  const { message } = await postMessage(services, await playerOf(services, handle), {
    ...{ room, id, lang, body, topic },
    newTopic: topic === undefined ? title : undefined,
    replyTo: replyTo === undefined ? undefined : demoId("message", replyTo),
  });
  return message.topic;
}

async function playMarks(
  services: Services,
  { room, reactions = [], pinnedBy }: DemoMessage,
  message: string,
) {
  for (const [handle, emoji] of reactions)
    await reactToMessage(services, await playerOf(services, handle), { room, message, emoji, on: true });
  if (pinnedBy !== undefined)
    await pinMessage(services, await playerOf(services, pinnedBy), { room, message, on: true });
}
