import { randomUUID } from "node:crypto";
import type { Mandated } from "#app/features/access/actor.ts";
import { postMessage } from "#app/features/rooms/posting.server.ts";
import { seenRoom } from "#app/features/rooms/seen-room.server.ts";
import { stampOf } from "#app/features/rooms/settings/audience.ts";
import { changeRoom } from "#app/features/rooms/settings/commands.server.ts";
import type { Db } from "#db/connection.ts";
import { testServices } from "../services.ts";

/** Archives a members' room in which something was said; gives its slug. */
export async function archiveRoom(db: Db, secretariat: Mandated, room: string): Promise<string> {
  const services = testServices(db);
  await postMessage(services, secretariat, { room, id: randomUUID(), body: "Among members." });
  const was = stampOf(await seenRoom(db, secretariat, room));
  const archive = { deed: "arrange", state: "archived", audience: "members" } as const;
  await changeRoom(services, secretariat, room, { ...archive, guests: [], was });
  return room;
}
