import { beforeEach, expect, test } from "vitest";
import { DomainError } from "#app/features/access/errors.ts";
import type { Actor } from "#app/features/access/actor.ts";
import { askForAddress, confirmAddress } from "#app/features/accounts/mail-commands.server.ts";
import { makeRecoveryCodes, hashRecoveryCode } from "#app/features/accounts/one-time-codes.server.ts";
import { startPasskeySignIn } from "#app/features/accounts/passkey-commands.server.ts";
import { leaveSession } from "#app/features/accounts/session-commands.server.ts";
import { awaitSecondFactor, passSecondFactor } from "#app/features/accounts/waiting-commands.server.ts";
import { defaultSettings } from "#app/features/access/settings.ts";
import { closeAccount } from "#app/features/personal-data/commands.server.ts";
import { insertPasskey, replaceRecoveryCodes } from "#db/queries/second-factors.ts";
import { createSessions } from "#server/sessions.ts";
import { accountServices, actsOf, lettersOf, openPerson } from "../account-scene.ts";
import { testDatabase, type TestDatabase } from "../database.ts";

const password = "tram-kettle-orchid";
const spent = new DomainError(429, "tooMany", { retryAfter: 600 });

let database: TestDatabase;
let services: ReturnType<typeof accountServices>;
let actor: Actor & { person: { id: string } };

beforeEach(async () => {
  database = await testDatabase();
  services = accountServices(database.db);
  actor = await openPerson(database.db, "csco@example.org", password);
  return () => database.close();
});

/** Limits that others' tries use up after the first question. */
function spentMeanwhile() {
  let asked = 0;
  const refuseSpent = () => ((asked += 1) === 1 ? Promise.resolve() : Promise.reject(spent));
  return { ...services, limits: { take: () => Promise.resolve(), refuseSpent } };
}

test("of two people who confirm the same address at once one has it, the other hears that it is taken", async () => {
  const other = await openPerson(database.db, "other@example.org", password);
  const asking = { email: "free@example.org", password, lang: "en" };
  await askForAddress(services, actor, asking);
  await askForAddress(services, other, asking);
  const tokens = (await lettersOf(database.db)).map(({ path }) => path.split("/").at(-1) ?? "");
  const results = await Promise.allSettled(tokens.map((token) => confirmAddress(services, "public", token)));
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(results.filter(({ status }) => status === "rejected")).toMatchObject([
    { reason: { status: 409, key: "addressTaken" } },
  ]);
  expect(await actsOf(database.db)).toEqual(["addresses.changed"]);
});

test("a session left twice, as by a button pressed twice, is ended once and refuses nobody", async () => {
  const sessions = createSessions(database.db, { secure: false });
  const { sessionId } = await sessions.resolve(await sessions.open(actor.person.id, null));
  await Promise.all([1, 2].map(() => leaveSession(services, actor, sessionId ?? "")));
  expect(await database.db.selectFrom("sessions").select("id").execute()).toEqual([]);
  expect(await actsOf(database.db)).toEqual(["sessions.ended"]);
});

test("a right second factor among many sent at once is no way past the limit", async () => {
  const [code = ""] = makeRecoveryCodes();
  const key = { publicKey: new Uint8Array(1), counter: 0, transports: "", browser: null, system: null };
  await insertPasskey(database.db, { id: "a", personId: actor.person.id, ...key });
  await replaceRecoveryCodes(database.db, actor.person.id, [hashRecoveryCode(code) ?? ""]);
  const pending = "c".repeat(64);
  await awaitSecondFactor(services, pending, actor.person.id, "password");
  const passing = { tokenHash: pending, deviceHash: null, site: null, from: "public" } as const;
  const passed = passSecondFactor(spentMeanwhile(), passing, { deed: "recovery", recovery: code });
  await expect(passed).rejects.toMatchObject({ status: 429 });
});

test("nor is the right password, where an account is to be closed", async () => {
  await expect(closeAccount(spentMeanwhile(), actor, password)).rejects.toMatchObject({ status: 429 });
  const { closesAt } = await database.db.selectFrom("people").select("closesAt").executeTakeFirstOrThrow();
  expect(closesAt).toBeNull();
});

test("a visitor may begin a sign-in by passkey so often and no oftener: what is kept of it has an end", async () => {
  const site = { id: "portal.test", origin: "https://portal.test" };
  const { points } = defaultSettings.limits.writes;
  const begin = () => startPasskeySignIn(services, site, "203.0.113.7");
  await Promise.all(Array.from({ length: points }, begin));
  await expect(begin()).rejects.toMatchObject({ status: 429 });
  expect(await database.db.selectFrom("passkeyChallenges").select("challenge").execute()).toHaveLength(
    points,
  );
});
