import type { Actor } from "#app/features/access/actor.ts";
import type { Db } from "#db/connection.ts";
import { findStandingKey } from "#db/queries/message-places.ts";
import { findRoom } from "#db/queries/rooms.ts";
import { roomPolicy } from "../policy.ts";
import { roomFrom } from "../seen-room.server.ts";

/** The key of the message that "covid-19-response/12" names; null where it is not there, was taken away, or is not for the actor. */
export async function findSource(db: Db, actor: Actor, named = ""): Promise<number | null> {
  const [slug = "", n] = named.split("/");
  const row = n === undefined ? undefined : await findRoom(db, slug);
  if (!row || !roomPolicy.read(actor, roomFrom(row))) return null;
  return (await findStandingKey(db, row.id, Number(n))) ?? null;
}
