import { describe, expect, test } from "vitest";
import { visitor, type Actor } from "#app/features/access/actor.ts";
import { findRoomPage } from "#app/features/rooms/pages.server.ts";
import { postMessage } from "#app/features/rooms/posting.server.ts";
import { markRead } from "#app/features/rooms/reading/commands.server.ts";
import { settleTopic } from "#app/features/rooms/topics/settling.server.ts";
import { eventsOf, openRoomScene, openTestRoom, posting } from "./room-players.ts";

const { services, actors } = await openRoomScene();

const room = () => openTestRoom(services, actors.daNang);
const starting = (slug: string, title: string) => ({ ...posting(slug, `About ${title}`), newTopic: title });

describe("a topic", () => {
  test("a message starts one: the topic's event, then the message's, which names it", async () => {
    const slug = await room();
    await postMessage(services, actors.phuket, posting(slug));
    const message = starting(slug, "Market tickets");
    const event = await postMessage(services, actors.daNang, message);
    const { events, last } = await eventsOf(services, actors.phuket, slug);
    expect(last).toBe(3);
    expect(events[1]).toMatchObject({
      ...{ n: 2, type: "topic.changed", message: null, by: { mandate: actors.daNang.mandate.id } },
      topic: { id: event.message.topic, title: "Market tickets", answered: false },
    });
    expect(events[2]).toEqual(event);
    expect(event).toMatchObject({ n: 3, type: "message.posted", message: { n: 3, asOf: 3 } });
    expect(await postMessage(services, actors.daNang, message)).toEqual(event);
    expect((await eventsOf(services, actors.phuket, slug)).last).toBe(3);
  });

  test("the same message at once, five times: one topic, one message", async () => {
    const slug = await room();
    const message = starting(slug, "Once");
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => postMessage(services, actors.daNang, message)),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect((await eventsOf(services, actors.daNang, slug)).last).toBe(2);
  });

  test("messages belong to it; a reply to that of what it answers, whatever else it says", async () => {
    const slug = await room();
    const [market, register] = [
      await postMessage(services, actors.daNang, starting(slug, "Market")),
      await postMessage(services, actors.daNang, starting(slug, "Register")),
    ];
    const topic = market.message.topic!;
    const within = await postMessage(services, actors.phuket, { ...posting(slug), topic });
    expect(within.message.topic).toBe(topic);
    const replyTo = register.message.id;
    const reply = await postMessage(services, actors.phuket, { ...posting(slug), replyTo, topic });
    expect(reply.message).toMatchObject({ topic: register.message.topic, replyN: register.n });
  });

  test("those written in last come first, each with what is unread of it", async () => {
    const slug = await room();
    const { message } = await postMessage(services, actors.daNang, starting(slug, "Market"));
    await postMessage(services, actors.daNang, starting(slug, "Register"));
    const within = { ...posting(slug), topic: message.topic! };
    const { n } = await postMessage(services, actors.phuket, within);
    await postMessage(services, actors.phuket, posting(slug));
    const topicsFor = async (actor: Actor) =>
      (await findRoomPage(services, actor, slug)).topics.map(({ title, unread }) => [title, unread]);
    expect(await topicsFor(actors.daNang)).toEqual([
      ["Market", 1],
      ["Register", 0],
    ]);
    expect(await topicsFor(actors.lumen)).toEqual([
      ["Market", 2],
      ["Register", 1],
    ]);
    await markRead(services, actors.lumen, { room: slug, upTo: n - 1 });
    expect(await topicsFor(actors.lumen)).toEqual([
      ["Market", 1],
      ["Register", 0],
    ]);
    expect(await topicsFor(visitor)).toEqual([
      ["Market", 0],
      ["Register", 0],
    ]);
  });

  test("of another room: 422, and nothing is written", async () => {
    const [slug, other] = [await room(), await room()];
    const { message } = await postMessage(services, actors.daNang, starting(other, "Elsewhere"));
    const attempt = postMessage(services, actors.daNang, { ...posting(slug), topic: message.topic! });
    await expect(attempt).rejects.toMatchObject({ status: 422, key: "badValue" });
    expect((await eventsOf(services, actors.daNang, slug)).last).toBe(0);
  });
});

describe("marking a topic as answered", () => {
  test("by its starter or the Secretariat: one event, the same again none; and back", async () => {
    const slug = await room();
    const { message } = await postMessage(services, actors.daNang, starting(slug, "Question"));
    const at = { room: slug, topic: message.topic!, answered: true };
    for (const actor of [actors.phuket, actors.lumen, actors.admin])
      await expect(settleTopic(services, actor, at)).rejects.toMatchObject({ status: 403 });
    const event = await settleTopic(services, actors.daNang, at);
    expect(event).toMatchObject({
      n: 3,
      type: "topic.changed",
      topic: { title: "Question", answered: true },
    });
    const again = await Promise.all(
      Array.from({ length: 20 }, () => settleTopic(services, actors.secretariat, at)),
    );
    for (const one of again) expect(one).toEqual(event);
    const back = await settleTopic(services, actors.secretariat, { ...at, answered: false });
    expect(back).toMatchObject({ n: 4, topic: { answered: false } });
    expect((await eventsOf(services, actors.daNang, slug)).last).toBe(4);
  });

  test("of another room, or none: 404", async () => {
    const [slug, other] = [await room(), await room()];
    const { message } = await postMessage(services, actors.daNang, starting(other, "Elsewhere"));
    const at = { room: slug, topic: message.topic!, answered: true };
    await expect(settleTopic(services, actors.daNang, at)).rejects.toMatchObject({ status: 404 });
  });
});
