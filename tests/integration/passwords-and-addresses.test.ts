import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/features/access/actor.ts";
import { askForAddress, confirmAddress } from "#app/features/accounts/mail-commands.server.ts";
import {
  askForReset,
  changePassword,
  findReset,
  resetPassword,
} from "#app/features/accounts/password-commands.server.ts";
import { createSessions } from "#server/sessions.ts";
import { accountServices, actsOf, lettersOf, openPerson } from "../account-scene.ts";
import { testDatabase, type TestDatabase } from "../database.ts";

const password = "tram-kettle-orchid";
const newPassword = "quiet-harbour-7-lamps";
const email = "csco@example.org";

let database: TestDatabase;
let services: ReturnType<typeof accountServices>;
let actor: Actor & { person: { id: string } };

beforeEach(async () => {
  database = await testDatabase();
  services = accountServices(database.db);
  actor = await openPerson(database.db, email, password);
  return () => database.close();
});

const hashOf = async () =>
  (
    await database.db
      .selectFrom("people")
      .select("passwordHash")
      .where("id", "=", actor.person.id)
      .executeTakeFirst()
  )?.passwordHash;
const ask = (address = email, clientAddress = "203.0.113.7") =>
  askForReset(services, { email: address, clientAddress });
async function lastToken(): Promise<string> {
  return (await lettersOf(database.db)).at(-1)?.path.split("/").at(-1) ?? "";
}

describe("a change of the password", () => {
  test("needs the old one, ends every other session, tells by mail", async () => {
    const sessions = createSessions(database.db, { secure: false });
    const [here, there] = [
      await sessions.open(actor.person.id, null),
      await sessions.open(actor.person.id, null),
    ];
    const current = sessions.idOf(here.split(";")[0] ?? "");
    const change = (old: string) => changePassword(services, actor, { password: old, newPassword }, current);
    await expect(change("wrong")).rejects.toMatchObject({ status: 422, key: "wrongPassword" });
    expect(await hashOf()).toBe(`hash of ${password}`);
    await change(password);
    expect(await hashOf()).toBe(`hash of ${newPassword}`);
    expect((await sessions.resolve(here)).actor.person?.id).toBe(actor.person.id);
    expect((await sessions.resolve(there)).actor.person).toBeNull();
    expect((await lettersOf(database.db)).map(({ kind }) => kind)).toEqual(["passwordChanged"]);
    expect(await actsOf(database.db)).toEqual(["passwords.changed"]);
    const events = await database.db.selectFrom("events").select(["type", "subject"]).execute();
    expect(events).toEqual([{ type: "accounts.sessionEnded", subject: actor.person.id }]);
  });

  test.each([
    ["asean-elephant-2026", "breachedPassword"],
    ["DaNang-Smart-City-2026", "guessablePassword"],
    ["Brunei Darussalam 1", "guessablePassword"],
  ])("%s is refused: %s", async (weak, key) => {
    const change = changePassword(services, actor, { password, newPassword: weak }, null);
    await expect(change).rejects.toMatchObject({ status: 422, key });
  });

  test("tries of the old password are limited", async () => {
    const change = (old: string) => changePassword(services, actor, { password: old, newPassword }, null);
    for (let tries = 0; tries < 5; tries += 1)
      await expect(change("wrong")).rejects.toMatchObject({ status: 422 });
    await expect(change(password)).rejects.toMatchObject({ status: 429 });
  });
});

describe("a forgotten password", () => {
  test("a letter goes to a known address only, the answer is the same and not sooner", async () => {
    const took = async (address: string) => {
      const start = performance.now();
      await ask(address);
      return performance.now() - start;
    };
    expect(await took("nobody@example.org")).toBeGreaterThanOrEqual(295);
    expect(await lettersOf(database.db)).toEqual([]);
    expect(await took("CSCO@example.org")).toBeGreaterThanOrEqual(295);
    const letters = await lettersOf(database.db);
    expect(letters).toMatchObject([{ kind: "passwordReset", to: { personId: actor.person.id } }]);
    const stored = JSON.stringify(await database.db.selectFrom("mailedTokens").selectAll().execute());
    expect(stored).not.toContain(await lastToken());
  });

  test("the link sets a password once, ends all sessions, voids the other links", async () => {
    const sessions = createSessions(database.db, { secure: false });
    const cookie = await sessions.open(actor.person.id, null);
    await ask();
    const first = await lastToken();
    await ask();
    const second = await lastToken();
    const weak = resetPassword(services, "public", second, "asean-asean-asean");
    await expect(weak).rejects.toMatchObject({ status: 422, key: "guessablePassword" });
    expect(await resetPassword(services, "public", second, newPassword)).toEqual({
      personId: actor.person.id,
      needsSecondFactor: false,
    });
    expect(await hashOf()).toBe(`hash of ${newPassword}`);
    expect((await sessions.resolve(cookie)).actor.person).toBeNull();
    for (const token of [first, second])
      await expect(findReset(services, token)).rejects.toMatchObject({ status: 410, key: "linkExpired" });
    expect(await actsOf(database.db)).toEqual(["passwords.reset"]);
  });

  test("of two at once one sets it; an hour later nobody", async () => {
    await ask();
    const token = await lastToken();
    const results = await Promise.allSettled(
      ["one", "two"].map((word) => resetPassword(services, "public", token, `quiet-harbour-${word}`)),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await ask();
    await database.db
      .updateTable("mailedTokens")
      .set({ expiresAt: new Date(Date.now() - 1) })
      .execute();
    const late = resetPassword(services, "public", await lastToken(), newPassword);
    await expect(late).rejects.toMatchObject({ status: 410 });
  });

  test("asked for too often: 429 alike for a known and an unknown address, and for a place", async () => {
    for (const address of [email, "nobody@example.org"]) {
      const from = (place: number) => `${address === email ? "198.51.100" : "192.0.2"}.${String(place)}`;
      await Promise.all(Array.from({ length: 5 }, (_, place) => ask(address, from(place))));
      await expect(ask(address, from(9))).rejects.toMatchObject({ status: 429 });
    }
    for (let tries = 0; tries < 5; tries += 1) await ask(`${String(tries)}@example.org`);
    await expect(ask("5@example.org")).rejects.toMatchObject({ status: 429 });
  });
});

describe("a change of the address", () => {
  const change = (address: string, old = password) =>
    askForAddress(services, actor, { email: address, password: old, lang: "vi" });

  test("needs the password, is confirmed at the new address, tells the old one", async () => {
    await expect(change("new@example.org", "wrong")).rejects.toMatchObject({ key: "wrongPassword" });
    await expect(change("CSCO@example.org")).rejects.toMatchObject({ status: 422, key: "sameAddress" });
    await change("new@example.org");
    expect(await lettersOf(database.db)).toMatchObject([
      { kind: "mailConfirm", to: { email: "new@example.org", lang: "vi" } },
    ]);
    const token = await lastToken();
    await confirmAddress(services, "public", token);
    const { email: now } = await database.db.selectFrom("people").select("email").executeTakeFirstOrThrow();
    expect(now).toBe("new@example.org");
    expect((await lettersOf(database.db)).at(-1)).toMatchObject({ kind: "mailChanged", to: { email } });
    expect(await actsOf(database.db)).toEqual(["addresses.changed"]);
    await expect(confirmAddress(services, "public", token)).rejects.toMatchObject({ status: 410 });
  });

  test("an address another has gets no letter, nor does it change hands between the two steps", async () => {
    await change("free@example.org");
    const token = await lastToken();
    await openPerson(database.db, "Free@example.org", "x");
    await expect(confirmAddress(services, "public", token)).rejects.toMatchObject({
      status: 409,
      key: "addressTaken",
    });
    await change("free@example.org");
    expect(await lettersOf(database.db)).toHaveLength(1);
  });
});
