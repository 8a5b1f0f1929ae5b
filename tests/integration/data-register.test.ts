import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listColumns, readRegister } from "../data-register.ts";
import { testDatabase, type TestDatabase } from "../database.ts";

let database: TestDatabase;
const { personal, other } = readRegister();
const registered = [...personal.map(({ column }) => column), ...other];

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

describe("docs/data-register.md", () => {
  test("says of every column whether it is personal data", async () => {
    const columns = await listColumns(database.db);
    expect(columns.length).toBeGreaterThan(100);
    expect(columns.map(({ column }) => column).filter((column) => !registered.includes(column))).toEqual([]);
  });

  test("names no column that does not exist", async () => {
    const columns = new Set((await listColumns(database.db)).map(({ column }) => column));
    expect(registered.filter((column) => !columns.has(column))).toEqual([]);
  });

  test("names each column once", () => {
    expect(registered.filter((column, place) => registered.indexOf(column) !== place)).toEqual([]);
  });

  test("says of each personal column what happens when the account is closed", () => {
    expect(personal.filter(({ atClosing }) => !["erased", "stays"].includes(atClosing))).toEqual([]);
    expect(personal.length).toBeGreaterThan(50);
  });
});
