import { generateTOTP } from "@oslojs/otp";
import { beforeEach, describe, expect, test } from "vitest";
import {
  confirmApp,
  removeApp,
  renewRecoveryCodes,
  startApp,
} from "#app/features/accounts/second-factor-commands.server.ts";
import { signIn } from "#app/features/accounts/sign-in-commands.server.ts";
import {
  awaitSecondFactor,
  passSecondFactor,
  type Proof,
} from "#app/features/accounts/waiting-commands.server.ts";
import type { Actor } from "#app/features/access/actor.ts";
import { defaultSettings } from "#app/features/access/settings.ts";
import { insertMandate, listOffices } from "#db/queries/accounts.ts";
import { createSessions } from "#server/sessions.ts";
import { accountServices, actsOf, lettersOf, openPerson } from "../account-scene.ts";
import { testDatabase, type TestDatabase } from "../database.ts";

const password = "tram-kettle-orchid";
const email = "nr@example.org";
const pending = "c".repeat(64);

let database: TestDatabase;
let services: ReturnType<typeof accountServices>;
let now: number;
let actor: Actor & { person: { id: string } };

beforeEach(async () => {
  database = await testDatabase();
  now = Date.now();
  services = accountServices(database.db, { clock: () => new Date(now) });
  actor = await openPerson(database.db, email, password);
  return () => database.close();
});

/** The code of the app `steps` from now, by the library's own clock. */
async function codeNow(): Promise<string> {
  const { secret } = await database.db
    .selectFrom("authenticators")
    .select("secret")
    .executeTakeFirstOrThrow();
  const real = Date.now;
  Date.now = () => now;
  try {
    return generateTOTP(new Uint8Array(secret), 30, 6);
  } finally {
    Date.now = real;
  }
}

async function setUp(): Promise<string[]> {
  await startApp(services, actor, password);
  const codes = await confirmApp(services, actor, await codeNow());
  now += 30_000;
  return codes;
}

const wait = (way: "password" | "reset" = "password", tokenHash = pending) =>
  awaitSecondFactor(services, tokenHash, actor.person.id, way);
const pass = (proof: Proof, tokenHash = pending) =>
  passSecondFactor(services, { tokenHash, deviceHash: null, site: null, from: "public" }, proof);

describe("setting up an app", () => {
  test("asks for the password, is confirmed by a code, gives ten codes once, tells by mail", async () => {
    await expect(startApp(services, actor, "wrong")).rejects.toMatchObject({
      status: 422,
      key: "wrongPassword",
    });
    await startApp(services, actor, password);
    const wrong = (await codeNow()) === "000000" ? "000001" : "000000";
    await expect(confirmApp(services, actor, wrong)).rejects.toMatchObject({ status: 422, key: "wrongCode" });
    const asker = { clientAddress: "203.0.113.7", deviceHash: null, from: "public" } as const;
    expect(await signIn(services, asker, { email, password })).toMatchObject({ needsSecondFactor: false });
    const codes = await confirmApp(services, actor, await codeNow());
    expect(codes).toHaveLength(10);
    expect(await signIn(services, asker, { email, password })).toMatchObject({ needsSecondFactor: true });
    await expect(startApp(services, actor, password)).rejects.toMatchObject({
      status: 409,
      key: "factorExists",
    });
    expect(await actsOf(database.db)).toEqual(["factors.added"]);
    expect((await lettersOf(database.db)).map(({ kind }) => kind)).toEqual(["secondFactorChanged"]);
    const hashes = await database.db.selectFrom("recoveryCodes").select("codeHash").execute();
    expect(JSON.stringify(hashes)).not.toContain(codes[0]);
  });

  test("removing it asks for the password and takes the recovery codes along", async () => {
    await setUp();
    await expect(removeApp(services, actor, "wrong")).rejects.toMatchObject({ status: 422 });
    await removeApp(services, actor, password);
    expect(await database.db.selectFrom("recoveryCodes").selectAll().execute()).toEqual([]);
    await expect(renewRecoveryCodes(services, actor, password)).rejects.toMatchObject({
      status: 409,
      key: "noFactor",
    });
  });
});

describe("signing in with it", () => {
  test("a code passes once, and without a waiting sign-in not at all", async () => {
    await setUp();
    const code = await codeNow();
    await expect(pass({ deed: "code", code })).rejects.toMatchObject({ status: 410, key: "signInExpired" });
    await wait();
    expect(await pass({ deed: "code", code })).toBe(actor.person.id);
    await wait();
    await expect(pass({ deed: "code", code })).rejects.toMatchObject({ status: 422, key: "wrongCode" });
  });

  test("ten minutes after the password it is too late", async () => {
    await setUp();
    await wait();
    await database.db
      .updateTable("pendingSignIns")
      .set({ expiresAt: new Date(Date.now() - 1) })
      .execute();
    await expect(pass({ deed: "code", code: await codeNow() })).rejects.toMatchObject({
      key: "signInExpired",
    });
  });

  test("of two at once with the same code one signs in", async () => {
    await setUp();
    const code = await codeNow();
    await wait("password", "d".repeat(64));
    await wait("password", "e".repeat(64));
    const results = await Promise.allSettled(
      ["d", "e"].map((letter) => pass({ deed: "code", code }, letter.repeat(64))),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("a recovery code passes once and is told by mail; new ones void the old", async () => {
    const [first = "", second = ""] = await setUp();
    await wait();
    expect(await pass({ deed: "recovery", recovery: first.toUpperCase() })).toBe(actor.person.id);
    await wait();
    await expect(pass({ deed: "recovery", recovery: first })).rejects.toMatchObject({
      key: "wrongRecoveryCode",
    });
    expect((await lettersOf(database.db)).at(-1)?.values).toMatchObject({ change: "codeUsed" });
    const [fresh = ""] = await renewRecoveryCodes(services, actor, password);
    await expect(pass({ deed: "recovery", recovery: second })).rejects.toMatchObject({ status: 422 });
    expect(await pass({ deed: "recovery", recovery: fresh })).toBe(actor.person.id);
  });

  test("five wrong codes end the waiting; a letter's link has tries of its own", async () => {
    await setUp();
    await wait();
    const wrong: Proof = { deed: "recovery", recovery: "aaaa-aaaa-aaaa-aaaa" };
    for (let tries = 0; tries < 5; tries += 1)
      await expect(pass(wrong)).rejects.toMatchObject({ status: 422 });
    await wait("password", "d".repeat(64));
    const code = await codeNow();
    await expect(pass({ deed: "code", code }, "d".repeat(64))).rejects.toMatchObject({ status: 429 });
    await wait("reset", "e".repeat(64));
    expect(await pass({ deed: "code", code }, "e".repeat(64))).toBe(actor.person.id);
  });
});

describe("where it is required", () => {
  const under = (isRequired: boolean, graceDays: number) => {
    const settings = { ...defaultSettings, secondFactor: { isRequired, graceDays } };
    return createSessions(database.db, { secure: false, settings: () => settings });
  };
  const cookieOf = async (kind: string) => {
    const office = (await listOffices(database.db)).find((one) => one.kind === kind);
    const mandate = { personId: actor.person.id, officeId: office?.id ?? "", capacity: "head" };
    await insertMandate(database.db, { ...mandate, startsAt: new Date(Date.now() - 10 * 86_400_000) });
    const { id } = await database.db
      .selectFrom("mandates")
      .select("id")
      .where("personId", "=", actor.person.id)
      .executeTakeFirstOrThrow();
    return ((await under(true, 14).open(actor.person.id, id)).split(";")[0] ?? "") || null;
  };

  test("an NR acts within the grace, rests after it, and acts again with a factor", async () => {
    const cookie = await cookieOf("country");
    const inGrace = (await under(true, 14).resolve(cookie)).actor;
    expect(inGrace.mandate?.office.kind).toBe("country");
    expect(inGrace.secondFactorBy).toBeInstanceOf(Date);
    const after = (await under(true, 9).resolve(cookie)).actor;
    expect(after).toMatchObject({ mandate: null, person: { id: actor.person.id } });
    expect((await under(false, 9).resolve(cookie)).actor.mandate).not.toBeNull();
    await setUp();
    const withFactor = (await under(true, 9).resolve(cookie)).actor;
    expect(withFactor.mandate?.office.kind).toBe("country");
    expect(withFactor.secondFactorBy).toBeUndefined();
  });

  test("a CSCO is not asked for one", async () => {
    const cookie = await cookieOf("city");
    const { mandate, secondFactorBy } = (await under(true, 0).resolve(cookie)).actor;
    expect(mandate?.office.kind).toBe("city");
    expect(secondFactorBy).toBeUndefined();
  });
});
