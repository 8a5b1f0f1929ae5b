import { randomUUID } from "node:crypto";
import { editMessage } from "#app/features/rooms/messages/changing.server.ts";
import { pinMessage, reactToMessage } from "#app/features/rooms/messages/marking.server.ts";
import { moderate } from "#app/features/rooms/moderation/commands.server.ts";
import { postMessage } from "#app/features/rooms/posting.server.ts";
import type { Db } from "#db/connection.ts";
import { playerOf } from "#server/demo/players.ts";
import { testServices } from "../services.ts";

/** A room in which there is something of everything: a topic, a reply, a reaction, a pin, an earlier wording, reports, a restriction. */
export interface TalkedRoom {
  readonly topic: string;
  /** Number of the message that has all of it. */
  readonly n: number;
}

/** Fills the demonstration's room covid-19-response, through the commands. */
export async function fillRoom(db: Db): Promise<TalkedRoom> {
  const services = testServices(db);
  const csco = await playerOf(services, "csco.da-nang");
  const phuket = await playerOf(services, "csco.phuket");
  const secretariat = await playerOf(services, "secretariat");
  const room = "covid-19-response";
  const message = randomUUID();
  const { n, message: begun } = await postMessage(services, csco, {
    ...{ room, id: message, body: "Who watches the market gate?", newTopic: "Markets" },
  });
  const topic = begun.topic ?? "";
  await postMessage(services, phuket, { room, id: randomUUID(), body: "The wardens.", replyTo: message });
  await reactToMessage(services, phuket, { room, message, emoji: "👍", on: true });
  await pinMessage(services, secretariat, { room, message, on: true });
  await editMessage(services, csco, { room, message, body: "Who watches the gates of the market?" });
  await moderate(services, phuket, { room, message: n }, { deed: "report", reason: "Not here." });
  await moderate(
    services,
    secretariat,
    { room, message: n },
    { deed: "restrict", reason: "Calm.", term: "hour" },
  );
  return { topic, n };
}
