import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { defaultSettings, type Settings } from "#app/features/access/settings.ts";
import { connect, type Connection } from "#db/connection.ts";
import { createLimits } from "#server/limits.ts";
import { testDatabase, type TestDatabase } from "../database.ts";

let database: TestDatabase;
let other: Connection;
let asked = 0;
beforeAll(async () => {
  database = await testDatabase();
  other = connect(database.url);
});
afterAll(async () => {
  await other.close();
  await database.close();
});

const of = (points: number, seconds: number): Settings => ({
  ...defaultSettings,
  limits: { ...defaultSettings.limits, searches: { points, seconds }, signInsOfAccount: { points, seconds } },
});
const node = (pool: Connection["pool"], settings: () => Settings) => createLimits({ pool, settings });
const refused = { status: 429, key: "tooMany" };

describe("limits on the database", () => {
  test("two nodes count together, other keys and other limits apart", async () => {
    const settings = () => of(4, 60);
    const [one, two] = [node(database.pool, settings), node(other.pool, settings)];
    for (const limits of [one, two, one, two]) await limits.take("searches", "198.51.100.7");
    await expect(one.take("searches", "198.51.100.7")).rejects.toMatchObject(refused);
    await expect(two.take("searches", "198.51.100.7")).rejects.toMatchObject(refused);
    await two.take("searches", "198.51.100.8");
    await two.take("signInsOfAccount", "198.51.100.7");
  });

  test("of tries at once exactly as many pass as the limit says", async () => {
    const settings = () => of(10, 60);
    const nodes = [node(database.pool, settings), node(other.pool, settings)];
    const tries = Array.from({ length: 40 }, (_, n) => nodes[n % 2]!.take("searches", "at once"));
    const passed = (await Promise.allSettled(tries)).filter(({ status }) => status === "fulfilled");
    expect(passed).toHaveLength(10);
  });

  test("a refused try does not lengthen the wait, and the time over it passes again", async () => {
    const limits = node(database.pool, () => of(1, 2));
    await limits.take("searches", "patient");
    const until = Date.now() + 2_000;
    let last = Infinity;
    while (Date.now() < until - 200) {
      const error: unknown = await limits.take("searches", "patient").catch((why: unknown) => why);
      const { retryAfter } = (error as { values: { retryAfter: number } }).values;
      expect(retryAfter).toBeLessThanOrEqual(last);
      expect(retryAfter).toBeGreaterThan(0);
      last = retryAfter;
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    await new Promise((resolve) => setTimeout(resolve, until + 100 - Date.now()));
    await limits.take("searches", "patient");
  });

  test("looking whether a limit is spent counts nothing", async () => {
    const limits = node(database.pool, () => of(2, 60));
    for (let count = 0; count < 5; count += 1) await limits.refuseSpent("signInsOfAccount", "looked at");
    await limits.take("signInsOfAccount", "looked at");
    await limits.refuseSpent("signInsOfAccount", "looked at");
    await limits.take("signInsOfAccount", "looked at");
    const elsewhere = node(other.pool, () => of(2, 60));
    await expect(elsewhere.refuseSpent("signInsOfAccount", "looked at")).rejects.toMatchObject(refused);
  });

  test("a changed figure holds at once", async () => {
    let settings = of(1, 60);
    const limits = node(database.pool, () => settings);
    await limits.take("searches", "raised");
    await expect(limits.take("searches", "raised")).rejects.toMatchObject(refused);
    settings = of(5, 60);
    await limits.take("searches", "raised");
    settings = of(1, 60);
    await expect(limits.take("searches", "raised")).rejects.toMatchObject(refused);
  });

  test("a spent key is refused without a query, and the table holds no address", async () => {
    const query = (given: string) => {
      asked += 1;
      return other.pool.query(given);
    };
    const limits = node({ query } as unknown as Connection["pool"], () => of(1, 60));
    await limits.take("searches", "203.0.113.77");
    for (let count = 0; count < 10; count += 1)
      await expect(limits.take("searches", "203.0.113.77")).rejects.toMatchObject(refused);
    expect(asked).toBe(1);
    const { rows } = await database.pool.query<{ key: string }>("select key from limit_counts");
    expect(rows.filter(({ key }) => !/^[A-Za-z]+:[\w-]{43}$/.test(key))).toEqual([]);
  });
});
