import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { postMessage } from "#app/features/rooms/posting.server.ts";
import { deleteMessage, editMessage } from "#app/features/rooms/messages/changing.server.ts";
import { findRoomPage } from "#app/features/rooms/pages.server.ts";
import { openRoomScene, openTestRoom, posting, type RoomPlayer } from "./room-players.ts";

const { database, services, actors } = await openRoomScene();

const post = (slug: string, who: RoomPlayer = "daNang") =>
  postMessage(services, actors[who], posting(slug, "Words"));
const set = (slug: string, values: { state?: string; slowSeconds?: number | null }) =>
  database.db.updateTable("rooms").set(values).where("slug", "=", slug).execute();

/** Bars the person from the room until so many milliseconds from now, or for good. */
async function restrict(slug: string, who: RoomPlayer, forMs: number | null) {
  await sql`insert into room_restrictions (room_id, person_id, reason, mandate_id, until)
    select id, ${actors[who].person.id}, 'Loud', ${actors.secretariat.mandate.id},
      clock_timestamp() + make_interval(secs => ${forMs}::float / 1000) from rooms
    where slug = ${slug}`.execute(database.db);
}

describe.each([
  ["closed", "roomClosed"],
  ["archived", "roomArchived"],
])("a room that is %s", (state, key) => {
  test("is read; nobody writes or edits there, whoever wrote takes it away", async () => {
    const slug = await openTestRoom(services, actors.daNang);
    const { message } = await post(slug);
    await set(slug, { state });
    const room = slug;
    const edit = { room, message: message.id, body: "Other words" };
    await expect(post(slug)).rejects.toMatchObject({ status: 409, key });
    await expect(editMessage(services, actors.daNang, edit)).rejects.toMatchObject({ status: 409, key });
    await expect(post(slug, "admin")).rejects.toMatchObject({ status: 403, key: "forbidden" });
    // Acknowledged before, its answer lost.
    const again = { room: slug, id: message.id, body: "Words" };
    expect((await postMessage(services, actors.daNang, again)).n).toBe(1);
    const page = await findRoomPage(services, actors.daNang, slug);
    expect(page.events.map((event) => event.message.body)).toEqual(["Words"]);
    expect(page.can.post).toBe(false);
    await expect(deleteMessage(services, actors.phuket, { room, message: message.id })).rejects.toMatchObject(
      {
        status: 403,
      },
    );
    expect((await deleteMessage(services, actors.daNang, { room, message: message.id })).n).toBe(2);
    await set(slug, { state: "open" });
    expect((await post(slug)).n).toBe(3);
  });
});

test("a room closed while a message is on its way takes it not", async () => {
  const slug = await openTestRoom(services, actors.daNang);
  const held = await database.db.startTransaction().execute();
  await held.updateTable("rooms").set({ state: "closed" }).where("slug", "=", slug).execute();
  const refused = expect(post(slug)).rejects.toMatchObject({ status: 409, key: "roomClosed" });
  await sql`select pg_sleep(0.1)`.execute(database.db);
  await held.commit().execute();
  await refused;
});

describe("a restricted person", () => {
  test("writes and edits no more in this room, is told why and until when, and still takes away what is theirs", async () => {
    const [slug, other] = [
      await openTestRoom(services, actors.daNang),
      await openTestRoom(services, actors.daNang),
    ];
    const { message } = await post(slug);
    await restrict(slug, "daNang", 3_600_000);
    const told = { status: 403, key: "restrictedUntil", values: { reason: "Loud" } };
    await expect(post(slug)).rejects.toMatchObject(told);
    await expect(post(slug)).rejects.toMatchObject({
      values: { until: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string },
    });
    const edit = { room: slug, message: message.id, body: "Other words" };
    await expect(editMessage(services, actors.daNang, edit)).rejects.toMatchObject(told);
    expect((await post(slug, "phuket")).n).toBe(2);
    expect((await post(other)).n).toBe(1);
    expect((await deleteMessage(services, actors.daNang, { room: slug, message: message.id })).n).toBe(3);
    await restrict(slug, "daNang", null);
    await expect(post(slug)).rejects.toMatchObject({ status: 403, key: "restricted" });
    await sql`update room_restrictions set lifted_at = clock_timestamp(), lifted_by = mandate_id`.execute(
      database.db,
    );
    expect((await post(slug)).n).toBe(4);
  });

  test("what was acknowledged before is acknowledged again", async () => {
    const slug = await openTestRoom(services, actors.daNang);
    const message = posting(slug);
    const event = await postMessage(services, actors.daNang, message);
    await restrict(slug, "daNang", null);
    expect(await postMessage(services, actors.daNang, message)).toEqual(event);
  });

  test("whose time is over writes again", async () => {
    const slug = await openTestRoom(services, actors.daNang);
    await restrict(slug, "daNang", -1);
    expect((await post(slug)).n).toBe(1);
  });
});

describe("slow mode", () => {
  test("one message of a person in its time, moderators apart; the refusal says when the next may go", async () => {
    const slug = await openTestRoom(services, actors.daNang);
    await set(slug, { slowSeconds: 60 });
    await post(slug);
    await expect(post(slug)).rejects.toMatchObject({
      status: 429,
      key: "slowMode",
      values: { retryAfter: 60 },
    });
    expect((await post(slug, "phuket")).n).toBe(2);
    for (const n of [3, 4]) expect((await post(slug, "secretariat")).n).toBe(n);
    await sql`update messages set created_at = created_at - interval '60 s'`.execute(database.db);
    expect((await post(slug)).n).toBe(5);
    await set(slug, { slowSeconds: null });
    expect((await post(slug)).n).toBe(6);
  });

  test("of two at the same moment one goes out", async () => {
    const slug = await openTestRoom(services, actors.daNang);
    await set(slug, { slowSeconds: 5 });
    const tries = await Promise.allSettled(Array.from({ length: 6 }, () => post(slug)));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});
