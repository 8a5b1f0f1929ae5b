import { sql } from "kysely";
import type { Mandated } from "#app/features/access/actor.ts";
import type { Audience } from "#app/features/rooms/policy.ts";
import { postMessage } from "#app/features/rooms/posting.server.ts";
import { attend } from "#app/features/rooms/reading/commands.server.ts";
import { deliverRoomLetter } from "#server/mail/deliver-room-letter.ts";
import type { Posting } from "#server/mail/mailer.ts";
import { testDatabase } from "../database.ts";
import { openRoomPlayers, openTestRoom, posting, servicesOn, type RoomPlayer } from "./room-players.ts";

/** Rooms with people who are away, and the letters they get. */
export async function letterScene() {
  const database = await testDatabase();
  const services = servicesOn(database);
  const { db } = services;
  const actors: Record<RoomPlayer, Mandated> = await openRoomPlayers(services);
  const attending = (attention: "muted" | "following") => (room: string, who: RoomPlayer) =>
    attend(services, actors[who], { room, attention });
  const sent = async () => {
    const { rows } = await sql<{ payload: unknown }>`select payload from graphile_worker._private_jobs job
      join graphile_worker._private_tasks task on task.id = job.task_id where task.identifier = 'rooms.letter'
      order by payload #>> '{to,personId}'`.execute(db);
    await sql`delete from graphile_worker._private_jobs`.execute(db);
    const posted: Posting[] = [];
    const post = (one: Posting) => Promise.resolve(void posted.push(one));
    for (const { payload } of rows) await deliverRoomLetter(services, payload, { post });
    return posted.map((one) => ({
      ...{ to: one.address.split("@")[0] ?? "", kind: one.kind, posting: one },
      words: (one.said?.messages ?? []).map(({ body }) => body),
    }));
  };
  return {
    ...{ database, services, actors, sent },
    ...{ mute: attending("muted"), follow: attending("following") },
    /** Takes everything from before out of sight of the letters. */
    async empty(): Promise<void> {
      await sql`update messages set created_at = created_at - interval '3 days'`.execute(db);
      await sql`update message_mentions set told = true`.execute(db);
      for (const table of ["roomLetterMentions", "roomLetters", "letterChoices", "roomReaders"] as const)
        await db.deleteFrom(table).execute();
      await sql`delete from graphile_worker._private_jobs`.execute(db);
    },
    open: (audience: Audience = "everyone", guests: string[] = []) =>
      openTestRoom(services, actors.daNang, audience, guests),
    /** Writes, as Da Nang unless told otherwise, a minute and more ago. */
    say: async (room: string, body: string, who: RoomPlayer = "daNang") => {
      const event = await postMessage(services, actors[who], posting(room, body));
      await sql`update messages set created_at = created_at - interval '61 seconds'
        where id = ${event.message.id}`.execute(db);
      return event;
    },
    /** To whom letters go out now, with the words in them. */
    told: async () => (await sent()).map(({ to, words }) => [to, ...words]),
  };
}
