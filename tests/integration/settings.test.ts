import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { visitor, type Actor, type OfficeKind } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import { defaultSettings } from "#app/features/access/settings.ts";
import { changeSettings, findSettings } from "#app/features/administration/settings-commands.server.ts";
import { listen } from "#db/listen.ts";
import * as accounts from "#db/queries/accounts.ts";
import { channel } from "#db/queries/events.ts";
import { putSetting, putSettingOnce } from "#db/queries/settings.ts";
import { openSettings } from "#server/settings.ts";
import { testDatabase, type TestDatabase } from "../database.ts";
import { testServices } from "../services.ts";

let database: TestDatabase;
let services: Services;
let admin: Actor;
const warned: object[] = [];
const log = {
  info: () => undefined,
  warn: (fields: object) => void warned.push(fields),
  error: () => undefined,
};

beforeAll(async () => {
  database = await testDatabase();
  services = testServices(database.db);
  admin = await actorOf("administration");
});
beforeEach(async () => {
  warned.length = 0;
  await database.db.deleteFrom("settings").execute();
});
afterAll(() => database.close());

async function actorOf(kind: OfficeKind): Promise<Actor> {
  const { db } = database;
  const email = `${kind}@example.org`;
  const personId = (await accounts.insertPerson(db, {
    email,
    name: kind,
    passwordHash: "",
    isDemonstration: true,
  }))!;
  const office = (await accounts.listOffices(db)).find((row) => row.kind === kind)!;
  await accounts.insertMandate(db, { personId, officeId: office.id, capacity: "head" });
  const [row] = await accounts.listMandates(db, personId);
  const body = { country: null, city: null, organisation: null, name: null };
  return {
    person: { id: personId, email, name: kind },
    mandate: { id: row!.id, capacity: "head", office: { id: office.id, kind, ...body } },
    from: "loopback",
  };
}

const stored = () => database.db.selectFrom("settings").select(["name", "value"]).orderBy("name").execute();
const traced = () =>
  database.db
    .selectFrom("traces")
    .select(["act", "objectId"])
    .where("act", "=", "settings.changed")
    .execute();

describe("changing the settings", () => {
  test("an administrator sets a figure: only that is stored, recorded and announced", async () => {
    const { settings, version } = await findSettings(services, admin);
    expect(settings).toEqual(defaultSettings);
    await changeSettings(services, admin, { version, settings: { ...settings, socketsPerPerson: 3 } });
    expect(await stored()).toEqual([{ name: "socketsPerPerson", value: 3 }]);
    expect(await traced()).toEqual([{ act: "settings.changed", objectId: "socketsPerPerson" }]);
    const events = await database.db
      .selectFrom("events")
      .select("type")
      .where("type", "=", "settings.changed")
      .execute();
    expect(events).toHaveLength(1);
  });

  test("who loaded the page before another's change gets 409, and nothing is overwritten", async () => {
    const { settings, version } = await findSettings(services, admin);
    await changeSettings(services, admin, { version, settings: { ...settings, socketsPerPerson: 4 } });
    const late = changeSettings(services, admin, { version, settings: { ...settings, socketsPerPerson: 5 } });
    await expect(late).rejects.toMatchObject({ status: 409, key: "savedMeanwhile" });
    expect(await stored()).toEqual([{ name: "socketsPerPerson", value: 4 }]);
  });

  test("of twenty at once one saves", async () => {
    const { settings, version } = await findSettings(services, admin);
    const tries = Array.from({ length: 20 }, (_, n) =>
      changeSettings(services, admin, { version, settings: { ...settings, socketsPerPerson: 100 + n } }),
    );
    const saved = (await Promise.allSettled(tries)).filter(({ status }) => status === "fulfilled");
    expect(saved).toHaveLength(1);
  });

  test("nobody else sees or changes them", async () => {
    const { settings, version } = await findSettings(services, admin);
    const change = (actor: Actor) =>
      changeSettings(services, actor, { version, settings: { ...settings, socketsPerPerson: 9 } });
    for (const actor of [await actorOf("secretariat"), { ...admin, mandate: null }]) {
      expect(() => findSettings(services, actor)).toThrow(expect.objectContaining({ status: 404 }) as Error);
      await expect(change(actor)).rejects.toMatchObject({ status: 403 });
    }
    await expect(change(visitor)).rejects.toMatchObject({ status: 401 });
    expect(await stored()).toEqual([]);
  });
});

describe("the settings of a node", () => {
  test("a change on one node is heard by another", async () => {
    const heard = await openSettings(database.db, log);
    const ears = await listen(database.url, channel, {
      onWake: (payload) => void (payload.startsWith("settings.changed ") && heard.reload()),
      onGap: () => undefined,
      onError: () => undefined,
    });
    const { settings, version } = await findSettings(services, admin);
    const writes = { points: 7, seconds: 60 };
    await changeSettings(services, admin, {
      version,
      settings: { ...settings, limits: { ...settings.limits, writes } },
    });
    await expect.poll(() => heard.current().limits.writes).toEqual(writes);
    await ears.close();
  });

  test("what cannot be is passed over and told; the rest holds", async () => {
    await putSetting(database.db, "socketsPerPerson", "many");
    await putSetting(database.db, "nothing", {});
    await putSetting(database.db, "session", { idleHours: 5, absoluteHours: 6 });
    const heard = await openSettings(database.db, log);
    expect(heard.current()).toEqual({ ...defaultSettings, session: { idleHours: 5, absoluteHours: 6 } });
    expect(warned).toEqual([{ settings: ["nothing", "socketsPerPerson"] }]);
  });

  test("the demonstration's own setting is made once, and not over what was set", async () => {
    const value = { isRequired: false, graceDays: 14 };
    await putSettingOnce(database.db, "secondFactor", value);
    expect(await stored()).toEqual([{ name: "secondFactor", value }]);
    await putSetting(database.db, "secondFactor", { isRequired: true, graceDays: 3 });
    await putSettingOnce(database.db, "secondFactor", value);
    expect((await openSettings(database.db, log)).current().secondFactor).toEqual({
      isRequired: true,
      graceDays: 3,
    });
  });
});
