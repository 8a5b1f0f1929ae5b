import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { visitor, type Actor } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import { openDemonstrationAccounts } from "#app/features/accounts/commands.server.ts";
import { deleteMessage, editMessage, openRoom, postMessage } from "#app/features/rooms/commands.server.ts";
import { catchUp, findRoomPage, listRooms } from "#app/features/rooms/pages.server.ts";
import { seenRoom } from "#app/features/rooms/seen-room.server.ts";
import { insertOrganisation } from "#db/queries/accounts.ts";
import { playerOf } from "#server/demo/players.ts";
import { createLimit } from "#server/limits.ts";
import { testDatabase, type TestDatabase } from "../database.ts";

let database: TestDatabase;
let services: Services;
const actors = {} as Record<"daNang" | "phuket" | "mekong" | "lumen" | "admin", Actor>;
const covid = "covid-19-response";

beforeAll(async () => {
  database = await testDatabase();
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const passwords = { hash: () => Promise.resolve(""), verify: () => Promise.resolve(false) };
  services = { db: database.db, clock: () => new Date(), log, passwords };
  for (const slug of ["mekong", "lumen"])
    await insertOrganisation(database.db, { slug, name: slug, isDemonstration: true });
  const account = (handle: string, office: { kind: string; city?: string; organisation?: string }) => ({
    email: `${handle}@ascn.example`,
    name: handle,
    passwordHash: "",
    mandates: [{ office, capacity: "head" as const }],
  });
  await openDemonstrationAccounts(services, [
    account("daNang", { kind: "city", city: "da-nang" }),
    account("phuket", { kind: "city", city: "phuket" }),
    account("mekong", { kind: "partner", organisation: "mekong" }),
    account("lumen", { kind: "partner", organisation: "lumen" }),
    account("admin", { kind: "administration" }),
  ]);
  for (const handle of ["daNang", "phuket", "mekong", "lumen", "admin"] as const)
    actors[handle] = await playerOf(services, handle);
});
afterAll(() => database.close());

let count = 0;
/** A room of its own for one test. */
async function room(
  audience: "everyone" | "members" | "members-and-invited" = "everyone",
  guests: string[] = [],
) {
  const slug = `document-test-${(count += 1)}`;
  await openRoom(database.db, await playerOf(services, "daNang"), {
    slug,
    kind: "document",
    subject: "x",
    audience,
    guests,
  });
  return slug;
}

const posting = (slug: string, body = "Hello") => ({ room: slug, id: randomUUID(), body });
const all = async (slug: string, after = 0, actor: Actor = actors.daNang) =>
  catchUp(services, actor, await seenRoom(database.db, actor, slug), after);

describe("posting", () => {
  test("gives the event as everyone will read it, and it is there", async () => {
    const slug = await room();
    const message = { ...posting(slug, "Xin chào\nhttps://asean.org"), lang: "vi" };
    const event = await postMessage(services, actors.daNang, message);
    expect(event).toMatchObject({ n: 1, type: "message.posted", by: { mandate: actors.daNang.mandate?.id } });
    expect(event.message).toMatchObject({ id: message.id, body: message.body, lang: "vi", deleted: false });
    expect(event.message.html).toContain('Xin chào<br><a href="https://asean.org"');
    expect((await all(slug)).events).toEqual([event]);
  });

  test("20 writers at once: numbers 1, 2, 3 … without a gap, each message once", async () => {
    const slug = await room();
    const writers = [actors.daNang, actors.phuket, actors.mekong, actors.lumen];
    const written = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        postMessage(services, writers[index % 4]!, posting(slug, `Message ${index}`)),
      ),
    );
    const { events, last, more } = await all(slug);
    expect(events.map(({ n }) => n)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(new Set(events.map(({ message }) => message.body)).size).toBe(20);
    expect(written.map(({ n }) => n).sort((a, b) => a - b)).toEqual(events.map(({ n }) => n));
    expect({ last, more }).toEqual({ last: 20, more: false });
  });

  test("the same id and body again, also at the same moment: the same event, once", async () => {
    const slug = await room();
    const message = posting(slug);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => postMessage(services, actors.daNang, message)),
    );
    answers.push(await postMessage(services, actors.daNang, message));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect((await all(slug)).last).toBe(1);
  });

  test("the same id with another body is 409; another author may use the id", async () => {
    const slug = await room();
    const message = posting(slug);
    await postMessage(services, actors.daNang, message);
    await expect(postMessage(services, actors.daNang, { ...message, body: "Other" })).rejects.toMatchObject({
      status: 409,
      key: "messageIdTaken",
    });
    expect((await postMessage(services, actors.phuket, { ...message, body: "Other" })).n).toBe(2);
  });

  test("a reply names a message of the same room", async () => {
    const slug = await room();
    const first = await postMessage(services, actors.daNang, posting(slug));
    const reply = { ...posting(slug), replyTo: first.message.id };
    expect((await postMessage(services, actors.phuket, reply)).message.replyTo).toBe(first.message.id);
    const elsewhere = { ...posting(await room()), replyTo: first.message.id };
    await expect(postMessage(services, actors.phuket, elsewhere)).rejects.toMatchObject({
      status: 422,
      key: "badValue",
    });
  });

  test("the 21st write of a person within 10 s is 429 and says when to come back; others write on", async () => {
    const slug = await room();
    const limited = { ...services, roomWrites: createLimit({ points: 20, seconds: 10 }) };
    for (let index = 0; index < 20; index += 1) await postMessage(limited, actors.daNang, posting(slug));
    await expect(postMessage(limited, actors.daNang, posting(slug))).rejects.toMatchObject({
      status: 429,
      values: { retryAfter: 10 },
    });
    expect((await postMessage(limited, actors.phuket, posting(slug))).n).toBe(21);
  });

  test("writes and wakes in one statement after the one that reads the room", async () => {
    const statements: string[] = [];
    const counted = await testDatabase({ onQuery: (sql) => statements.push(sql) });
    await insertOrganisation(counted.db, { slug: "mekong", name: "m", isDemonstration: true });
    const own = { ...services, db: counted.db };
    await openDemonstrationAccounts(own, [
      {
        email: "c@ascn.example",
        name: "c",
        passwordHash: "",
        mandates: [{ office: { kind: "partner", organisation: "mekong" }, capacity: "head" }],
      },
    ]);
    const actor = await playerOf(own, "c");
    statements.length = 0;
    await postMessage(own, actor, posting(covid));
    expect(statements).toHaveLength(2);
    await counted.close();
  });
});

describe("refusals", () => {
  const cases = [
    ["everyone", "visitor", 401],
    ["everyone", "admin", 403],
    ["everyone", "lumen", null],
    ["members", "daNang", null],
    ["members", "mekong", 404],
    ["members", "admin", 404],
    ["members", "visitor", 404],
    ["members-and-invited", "mekong", null],
    ["members-and-invited", "lumen", 404],
    ["members-and-invited", "daNang", null],
  ] as const;

  test.each(cases)("a room for %s, %s: %s", async (audience, who, status) => {
    const actor = who === "visitor" ? visitor : actors[who];
    const slug = await room(audience, ["mekong"]);
    const attempt = postMessage(services, actor, posting(slug));
    if (status === null) expect((await attempt).n).toBe(1);
    else await expect(attempt).rejects.toMatchObject({ status });
    const isHidden = status === 404;
    const listed = (await listRooms(services, actor)).map((one) => one.slug);
    expect(listed.includes(slug)).toBe(!isHidden);
    const page = findRoomPage(services, actor, slug);
    if (isHidden) await expect(page).rejects.toMatchObject({ status: 404 });
    else expect((await page).can.post).toBe(status === null);
    expect((await all(slug)).last).toBe(status === null ? 1 : 0);
  });

  test("a room that is not there", async () => {
    await expect(postMessage(services, actors.daNang, posting("nowhere"))).rejects.toMatchObject({
      status: 404,
    });
  });
});

describe("changing a message", () => {
  test("an edit: its own event, the message as it is now everywhere, the same again nothing new", async () => {
    const slug = await room();
    const message = posting(slug, "Befor");
    await postMessage(services, actors.daNang, message);
    const edit = { room: slug, message: message.id, body: "Before" };
    const event = await editMessage(services, actors.daNang, edit);
    expect(event).toMatchObject({ n: 2, type: "message.edited", message: { n: 1, asOf: 2, edited: true } });
    expect(await editMessage(services, actors.daNang, edit)).toEqual(event);
    const { events } = await all(slug);
    expect(events.map(({ type, message: now }) => [type, now.body])).toEqual([
      ["message.posted", "Before"],
      ["message.edited", "Before"],
    ]);
  });

  test("a deletion takes the body from every answer and from the database, and keeps the number", async () => {
    const slug = await room();
    const message = posting(slug, "secret words");
    await postMessage(services, actors.daNang, message);
    await editMessage(services, actors.daNang, { room: slug, message: message.id, body: "secret words too" });
    const deletion = { room: slug, message: message.id };
    const event = await deleteMessage(services, actors.daNang, deletion);
    expect(event).toMatchObject({
      n: 3,
      type: "message.deleted",
      message: { n: 1, body: null, deleted: true },
    });
    expect(await deleteMessage(services, actors.daNang, deletion)).toEqual(event);
    const read = [await all(slug), await findRoomPage(services, visitor, slug)];
    expect(JSON.stringify(read)).not.toContain("secret words");
    const kept = await database.db
      .selectFrom("messages")
      .select("body")
      .where("id", "=", message.id)
      .execute();
    expect(kept).toEqual([{ body: null }]);
    await expect(editMessage(services, actors.daNang, { ...deletion, body: "again" })).rejects.toMatchObject({
      status: 409,
      key: "messageDeleted",
    });
    expect((await all(slug)).last).toBe(3);
  });

  test("only one's own: another's is 403, an unknown one 404, in a room one may not see 404", async () => {
    const slug = await room("members");
    const message = posting(slug);
    await postMessage(services, actors.daNang, message);
    const change = { room: slug, message: message.id };
    const refused = [
      [() => deleteMessage(services, actors.phuket, change), 403],
      [() => editMessage(services, actors.phuket, { ...change, body: "x" }), 403],
      [() => deleteMessage(services, actors.phuket, { ...change, message: randomUUID() }), 404],
      [() => deleteMessage(services, actors.mekong, change), 404],
      [() => deleteMessage(services, visitor, change), 404],
    ] as const;
    for (const [attempt, status] of refused) await expect(attempt()).rejects.toMatchObject({ status });
    expect((await all(slug)).last).toBe(1);
  });
});

describe("reading", () => {
  test("catching up: 200 events at most and whether more follow; -1 gives the latest 50", async () => {
    const slug = await room();
    for (let index = 0; index < 251; index += 1)
      await postMessage(services, actors.daNang, posting(slug, `${index}`));
    const first = await all(slug);
    expect([first.events.length, first.last, first.more]).toEqual([200, 251, true]);
    const rest = await all(slug, 200);
    expect([rest.events.map(({ n }) => n).at(0), rest.events.length, rest.more]).toEqual([201, 51, false]);
    const latest = await all(slug, -1);
    expect([latest.events.at(0)?.n, latest.events.at(-1)?.n]).toEqual([202, 251]);
    expect((await all(slug, 251)).events).toEqual([]);
  });

  test("a page: the last 50 messages, edits not counted, older ones by number", async () => {
    const slug = await room();
    const first = posting(slug, "0");
    await postMessage(services, actors.daNang, first);
    for (let index = 1; index < 60; index += 1)
      await postMessage(services, actors.phuket, posting(slug, `${index}`));
    await editMessage(services, actors.daNang, { room: slug, message: first.id, body: "zero" });
    const page = await findRoomPage(services, visitor, slug);
    expect(page.events.map(({ message }) => message.body)).toEqual(
      Array.from({ length: 50 }, (_, index) => `${index + 10}`),
    );
    expect([page.last, page.olderBefore]).toEqual([61, 11]);
    const older = await findRoomPage(services, visitor, slug, 11);
    expect([older.events.length, older.events[0]?.message.body, older.olderBefore]).toEqual([
      10,
      "zero",
      null,
    ]);
  });

  test("the list: standing rooms first, then the last active", async () => {
    const [quiet, busy] = [await room(), await room()];
    await postMessage(services, actors.daNang, posting(quiet));
    await postMessage(services, actors.daNang, posting(busy));
    const slugs = (await listRooms(services, actors.daNang)).map(({ slug }) => slug);
    expect(slugs.slice(0, 2).sort()).toEqual([covid, "partner-proposals"]);
    expect(slugs.slice(2, 4)).toEqual([busy, quiet]);
  });

  test("opening a room again changes nothing", async () => {
    const slug = await room("members");
    await openRoom(database.db, await playerOf(services, "daNang"), {
      slug,
      kind: "document",
      subject: "x",
      audience: "everyone",
    });
    expect((await seenRoom(database.db, actors.daNang, slug)).audience).toBe("members");
  });
});
