import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { visitor, type Mandated } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import { deleteMessage } from "#app/features/rooms/commands.server.ts";
import { postMessage } from "#app/features/rooms/posting.server.ts";
import { findMessagePage } from "#app/features/rooms/messages/message-page.server.ts";
import type { Audience } from "#app/features/rooms/policy.ts";
import { testDatabase, type TestDatabase } from "../database.ts";
import { openRoomPlayers, openTestRoom, posting, servicesOn, type RoomPlayer } from "./room-players.ts";

let database: TestDatabase;
let services: Services;
let actors: Record<RoomPlayer, Mandated>;

beforeAll(async () => {
  database = await testDatabase();
  services = servicesOn(database);
  actors = await openRoomPlayers(services);
});
afterAll(() => database.close());

const room = (audience?: Audience) => openTestRoom(services, actors.daNang, audience);

describe("the page of a message", () => {
  test("shows it between what it answers and what answers it, and what one may do", async () => {
    const slug = await room();
    const [first, other] = [
      await postMessage(services, actors.daNang, posting(slug, "first")),
      await postMessage(services, actors.daNang, posting(slug, "beside")),
    ];
    const answer = (to: typeof first, body: string) => ({ ...posting(slug, body), replyTo: to.message.id });
    const second = await postMessage(services, actors.phuket, answer(first, "second"));
    await postMessage(services, actors.daNang, answer(second, "third"));
    await postMessage(services, actors.mekong, answer(other, "to another"));
    const page = await findMessagePage(services, actors.phuket, slug, second.n);
    expect(page).toMatchObject({ event: second, answered: { message: { body: "first" } } });
    expect(page.replies.map(({ message }) => message.body)).toEqual(["third"]);
    expect(page.can).toMatchObject({ reply: true, edit: true, delete: true });
    const read = await findMessagePage(services, visitor, slug, second.n);
    expect(Object.values(read.can)).not.toContain(true);
  });

  test("is not there for the number of another event, nor for who may not read the room", async () => {
    const slug = await room("members");
    const { n, message } = await postMessage(services, actors.daNang, posting(slug));
    await deleteMessage(services, actors.daNang, { room: slug, message: message.id });
    const refused = [
      [actors.daNang, n + 1],
      [actors.daNang, 99],
      [actors.mekong, n],
      [visitor, n],
    ] as const;
    for (const [actor, number] of refused)
      await expect(findMessagePage(services, actor, slug, number)).rejects.toMatchObject({ status: 404 });
    const page = await findMessagePage(services, actors.phuket, slug, n);
    expect([page.event.message.body, page.event.message.deleted]).toEqual([null, true]);
    expect(Object.values(page.can)).not.toContain(true);
  });
});
