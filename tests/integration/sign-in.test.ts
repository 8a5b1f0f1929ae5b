import { beforeEach, describe, expect, test } from "vitest";
import {
  beginSession,
  endOtherSessions,
  endSession,
} from "#app/features/accounts/session-commands.server.ts";
import { signIn } from "#app/features/accounts/sign-in-commands.server.ts";
import { defaultSettings } from "#app/features/access/settings.ts";
import { createSessions } from "#server/sessions.ts";
import { accountServices, actsOf, openPerson } from "../account-scene.ts";
import { testDatabase, type TestDatabase } from "../database.ts";

const email = "csco@example.org";
const right = { email, password: "tram-kettle-orchid" };
const wrong = { email, password: "not this one" };
const asker = (clientAddress = "203.0.113.7", deviceHash: string | null = null) =>
  ({ clientAddress, deviceHash, from: "public" }) as const;

let database: TestDatabase;
let services: ReturnType<typeof accountServices>;
let personId: string;

beforeEach(async () => {
  database = await testDatabase();
  services = accountServices(database.db);
  personId = (await openPerson(database.db, email, right.password)).person.id;
  return () => database.close();
});

const fail = (times: number, from = asker(), as = wrong) =>
  Promise.allSettled(Array.from({ length: times }, () => signIn(services, from, as)));

describe("the password", () => {
  test("the right one signs in, whatever the letters' case of the address", async () => {
    expect(await signIn(services, asker(), { ...right, email: "CSCO@Example.org" })).toEqual({
      personId,
      needsSecondFactor: false,
    });
  });

  test("a wrong one and an unknown address get the same answer, each after one hash, each in the trace", async () => {
    for (const tried of [wrong, { ...wrong, email: "nobody@example.org" }])
      await expect(signIn(services, asker(), tried)).rejects.toMatchObject({
        status: 422,
        key: "signInFailed",
      });
    expect(services.passwords.verified).toHaveLength(2);
    expect(await actsOf(database.db)).toEqual(["sessions.failed", "sessions.failed"]);
    const traces = await database.db
      .selectFrom("traces")
      .select(["personId", "objectId"])
      .orderBy("id")
      .execute();
    expect(traces).toEqual([
      { personId: null, objectId: personId },
      { personId: null, objectId: null },
    ]);
  });
});

describe("limits", () => {
  test.each([email, "nobody@example.org"])("five failures of %s, then 429 from anywhere", async (tried) => {
    await fail(5, asker(), { ...wrong, email: tried });
    await expect(signIn(services, asker("198.51.100.1"), { ...right, email: tried })).rejects.toMatchObject({
      status: 429,
      key: "tooMany",
    });
  });

  test("what succeeds is not counted", async () => {
    for (let times = 0; times < 8; times += 1) await signIn(services, asker(), right);
    expect(services.limits.counts.size).toBe(0);
  });

  test("thirty failures of one place, whoever they are for, then 429 from there alone", async () => {
    for (let one = 0; one < 30; one += 1)
      await fail(1, asker(), { ...wrong, email: `${String(one)}@example.org` });
    await expect(signIn(services, asker(), right)).rejects.toMatchObject({ status: 429 });
    expect(await signIn(services, asker("198.51.100.1"), right)).toMatchObject({ personId });
  });

  test("a hundred guesses at once are no way past: the right one among them signs nobody in", async () => {
    const guesses = Array.from({ length: 100 }, (_, place) =>
      signIn(services, asker(), place === 99 ? right : wrong),
    );
    const results = await Promise.allSettled(guesses);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(0);
  });

  test("nobody locks another out: a device that has signed in before has tries of its own", async () => {
    const newDevice = "a".repeat(64);
    await beginSession(services, "public", { personId, lang: "vi", oldDevice: null, newDevice });
    await fail(6);
    await expect(signIn(services, asker(), right)).rejects.toMatchObject({ status: 429 });
    expect(await signIn(services, asker("203.0.113.7", newDevice), right)).toMatchObject({ personId });
    await fail(5, asker("203.0.113.7", newDevice));
    await expect(signIn(services, asker("203.0.113.7", newDevice), right)).rejects.toMatchObject({
      status: 429,
    });
  });

  test("a foreign device token opens no bucket, and an old token is worth nothing after the next sign-in", async () => {
    const [first, second] = ["a".repeat(64), "b".repeat(64)];
    const other = await openPerson(database.db, "other@example.org", "x");
    await beginSession(services, "public", {
      personId: other.person.id,
      lang: "en",
      oldDevice: null,
      newDevice: first,
    });
    await fail(5);
    await expect(signIn(services, asker("198.51.100.1", first), right)).rejects.toMatchObject({
      status: 429,
    });
    await beginSession(services, "public", { personId, lang: "en", oldDevice: first, newDevice: second });
    await expect(signIn(services, asker("198.51.100.1", first), right)).rejects.toMatchObject({
      status: 429,
    });
    expect(await signIn(services, asker("198.51.100.1", second), right)).toMatchObject({ personId });
  });
});

describe("sessions", () => {
  const open = async (place = {}) => {
    const sessions = createSessions(database.db, { secure: false });
    const door = sessions.doorFor({
      cookies: null,
      sessionId: null,
      userAgent: null,
      from: "public",
      ...place,
    });
    const cookie = (await door.open(personId, null)).split(";")[0] ?? "";
    return { sessions, cookie, id: sessions.idOf(cookie) ?? "" };
  };

  test("the database holds no token, browser and place only by class, and a token the client chose opens nothing", async () => {
    const { cookie, sessions } = await open({ userAgent: "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0" });
    const [row] = await database.db.selectFrom("sessions").selectAll().execute();
    expect(JSON.stringify(row)).not.toContain(cookie.split("=")[1]);
    expect(row).toMatchObject({ browser: "Firefox", system: "Windows", addressClass: "public" });
    expect((await sessions.resolve(`session=${"x".repeat(43)}`)).actor.person).toBeNull();
  });

  test("ended by its absolute end, and by settings that became shorter", async () => {
    const { cookie, id } = await open();
    const short = { ...defaultSettings, session: { idleHours: 1, absoluteHours: 2 } };
    const strict = createSessions(database.db, { secure: false, settings: () => short });
    expect((await strict.resolve(cookie)).actor.person).not.toBeNull();
    expect(await strict.actorBy(id)).toEqual((await strict.resolve(cookie)).actor);
    await database.db
      .updateTable("sessions")
      .set({ lastSeenAt: new Date(Date.now() - 2 * 3_600_000) })
      .where("id", "=", id)
      .execute();
    expect((await strict.resolve(cookie)).actor.person).toBeNull();
    expect((await strict.actorBy(id)).person).toBeNull();
    const { cookie: other, id: otherId, sessions } = await open();
    await database.db.updateTable("sessions").set({ endsAt: new Date() }).where("id", "=", otherId).execute();
    expect((await sessions.resolve(other)).actor.person).toBeNull();
  });

  test("last seen is written when it is older than five minutes, and not before", async () => {
    const { cookie, id, sessions } = await open();
    const seen = async () =>
      (
        await database.db
          .selectFrom("sessions")
          .select("lastSeenAt")
          .where("id", "=", id)
          .executeTakeFirstOrThrow()
      ).lastSeenAt;
    const before = await seen();
    await sessions.resolve(cookie);
    expect(await seen()).toEqual(before);
    const old = new Date(Date.now() - 6 * 60_000);
    await database.db.updateTable("sessions").set({ lastSeenAt: old }).where("id", "=", id).execute();
    await sessions.resolve(cookie);
    expect((await seen()).getTime()).toBeGreaterThan(old.getTime() + 300_000);
  });

  test("a new token for the same session: the old one opens nothing", async () => {
    const { cookie, id, sessions } = await open();
    const door = sessions.doorFor({ cookies: cookie, sessionId: id, userAgent: null, from: "public" });
    const next = (await door.rotate()).split(";")[0] ?? "";
    expect((await sessions.resolve(cookie)).actor.person).toBeNull();
    expect((await sessions.resolve(next)).actor.person?.id).toBe(personId);
    // Nor is anyone known by the old one's id, as a socket keeps it.
    expect((await sessions.actorBy(id)).person).toBeNull();
  });

  test("one's own session ends by its handle, another's is absent; then all others", async () => {
    const [here, there, elsewhere] = [await open(), await open(), await open()];
    const actor = (await here.sessions.resolve(here.cookie)).actor;
    const stranger = await openPerson(database.db, "other@example.org", "x");
    const handle = there.id.slice(0, 20);
    await expect(endSession(services, stranger, handle)).rejects.toMatchObject({ status: 404 });
    await endSession(services, actor, handle);
    expect((await here.sessions.resolve(there.cookie)).actor.person).toBeNull();
    expect((await here.sessions.resolve(elsewhere.cookie)).actor.person).not.toBeNull();
    await endOtherSessions(services, actor, here.id);
    expect((await here.sessions.resolve(elsewhere.cookie)).actor.person).toBeNull();
    expect((await here.sessions.resolve(here.cookie)).actor.person).not.toBeNull();
    const events = await database.db.selectFrom("events").select(["type", "subject"]).execute();
    expect(events).toEqual(Array(2).fill({ type: "accounts.sessionEnded", subject: personId }));
    expect(await actsOf(database.db)).toEqual(["sessions.ended", "sessions.endedAll"]);
  });
});
