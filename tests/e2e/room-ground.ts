import { randomUUID } from "node:crypto";
import { inject } from "vitest";
import type { Services } from "#app/features/access/services.ts";
import { postMessage } from "#app/features/rooms/posting.server.ts";
import { connect } from "#db/connection.ts";
import { findRunningEmbedded } from "#db/embedded/start.ts";
import { playerOf } from "#server/demo/players.ts";
import { testServices } from "../services.ts";

/** Does something in the portal that the journeys walk by its commands: without a browser, and with nothing counted. */
export async function inPortal<T>(work: (services: Services) => Promise<T>): Promise<T> {
  const urls = findRunningEmbedded(inject("portal").dataDir);
  if (!urls) throw new Error("the portal of the journeys has no database");
  const { db } = connect(urls.url, { max: 1 });
  try {
    return await work(testServices(db));
  } finally {
    await db.destroy();
  }
}

/** Writes these messages into a room as this account, one after another, and gives their ids. */
export function writeInto(room: string, handle: string, bodies: readonly string[]): Promise<string[]> {
  return inPortal(async (services) => {
    const actor = await playerOf(services, handle);
    const ids = bodies.map(() => randomUUID());
    for (const [place, body] of bodies.entries())
      await postMessage(services, actor, { room, id: ids[place]!, body });
    return ids;
  });
}
