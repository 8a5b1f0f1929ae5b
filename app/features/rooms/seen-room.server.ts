import type { Actor } from "#app/features/access/actor.ts";
import { orNotFound } from "#app/features/access/errors.ts";
import { orHidden } from "#app/features/access/policy.ts";
import type { Db } from "#db/connection.ts";
import { findRoom, type RoomRow } from "#db/queries/rooms.ts";
import { roomPolicy, type Audience, type RoomState } from "./policy.ts";

export type Room = RoomRow & { readonly audience: Audience; readonly state: RoomState };

/** A room from its row; audiences and states are held to their lists by the database. */
export function roomFrom(row: RoomRow): Room {
  return { ...row, audience: row.audience as Audience, state: row.state as RoomState };
}

/** The room of this slug, if the actor may read it; throws 404 `notFound` else. `find` may lock it. */
export async function seenRoom(db: Db, actor: Actor, slug: string, find = findRoom): Promise<Room> {
  return orHidden(roomPolicy.read, actor, roomFrom(orNotFound(await find(db, slug))));
}
