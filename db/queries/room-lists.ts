import { sql, type RawBuilder } from "kysely";
import type { Db } from "../connection.ts";
import { subjectTitles } from "./room-subjects.ts";
import { isReadable, roomRows, type Readable } from "./rooms.ts";
import { hasWritten, mentionsByRoom, unreadOfRoom, type Reader } from "./unread.ts";

interface LastMessage {
  readonly n: number;
  readonly body: string;
  readonly lang: string | null;
}

/** The last message that stands, at most its first 400 characters. */
const lastMessage: RawBuilder<LastMessage | null> = sql<LastMessage | null>`(select json_build_object('n', n,
    'body', left(body, 400), 'lang', lang) from messages
  where room_id = rooms.id and body is not null and hidden_at is null order by n desc limit 1)`;

/** At most 200 rooms, with what the reader has not read in each: archived ones last, else standing ones first, then the last active. */
export function listRooms(db: Db, readable: Readable, reader: Reader) {
  return roomRows(db)
    .leftJoin("roomEvents as latest", (join) =>
      join.onRef("latest.roomId", "=", "rooms.id").onRef("latest.n", "=", "rooms.lastN"),
    )
    .leftJoin("roomReaders as reader", (join) =>
      join
        .onRef("reader.roomId", "=", "rooms.id")
        .on("reader.personId", "=", sql<string>`${reader.personId}::uuid`),
    )
    .leftJoin(
      mentionsByRoom(reader).as<"mentioned">(sql`mentioned (room_id, count)`),
      "mentioned.roomId",
      "rooms.id",
    )
    .select(["latest.at as lastAt", "reader.attention", "mentioned.count as mentions", subjectTitles])
    .select([
      unreadOfRoom(reader.personId).as("unread"),
      hasWritten(reader.personId, "rooms.id").as("hasWritten"),
      lastMessage.as("lastMessage"),
    ])
    .where(isReadable(readable))
    .orderBy(sql`rooms.state = 'archived'`)
    .orderBy(sql`rooms.kind <> 'standing'`)
    .orderBy("latest.at", (order) => order.desc().nullsLast())
    .orderBy("rooms.slug")
    .limit(200)
    .execute();
}
