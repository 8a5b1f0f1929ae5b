import { createHash } from "node:crypto";
import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { visitor, type Actor } from "#app/features/access/actor.ts";
import { DomainError, isDomainError } from "#app/features/access/errors.ts";
import { record } from "#app/features/access/trace.server.ts";
import { checkChain } from "#app/features/trace/commands.server.ts";
import type { Door } from "#server/door.ts";
import { readTexts } from "#server/texts.ts";
import { traceExports } from "#server/trace-exports.ts";
import { testDatabase, type TestDatabase } from "../database.ts";
import { testServices } from "../services.ts";
import { personFor } from "./trace-players.ts";

type Person = Awaited<ReturnType<typeof personFor>>;
const texts = readTexts(`${process.cwd()}/locales`);
let database: TestDatabase;
let admin: Person, daNang: Person, phuket: Person;
const spent = new Set<string>();
beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  admin = await personFor(db, { kind: "administration" });
  daNang = await personFor(db, { kind: "city", city: "da-nang" });
  phuket = await personFor(db, { kind: "city", city: "phuket" });
  await record(db, daNang, { act: "sessions.opened" });
  await record(db, phuket, { act: "sessions.opened" });
  await record(db, admin, { act: "mandates.begun", object: { kind: "mandate", id: daNang.mandate!.id } });
});
afterAll(() => database.close());

/** The export as this actor gets it, whatever their session; a refusal as its status. */
function ask(actor: Actor, path: string): Promise<Response> {
  const limits = {
    take: (name: string, key: string) =>
      spent.has(`${name} ${key}`) ? Promise.reject(new DomainError(429, "tooMany")) : Promise.resolve(),
    refuseSpent: () => Promise.resolve(),
  };
  const door = {
    services: testServices(database.db, { limits }),
    texts,
    clients: { addressOf: () => "203.0.113.7" },
    sessions: { idOf: () => "one", resolve: () => Promise.resolve({ actor }) },
  } as unknown as Door;
  const app = traceExports(door).onError((error, c) =>
    isDomainError(error) ? c.text(error.key, error.status as 404) : c.text(String(error), 500),
  );
  return Promise.resolve(app.request(path, {}, { incoming: new IncomingMessage(new Socket()) }));
}

interface Exported {
  readonly chain: { n: number; hash: string; brokenAt: number | null } | null;
  readonly entries: (Record<string, string | number | null> & { n: number | null; hash: string | null })[];
}
const read = async (actor: Actor, path: string) => (await (await ask(actor, path)).json()) as Exported;
const exportsOf = ({ person }: Person) =>
  database.db
    .selectFrom("traces")
    .select(["objectKind", "objectId"])
    .where("personId", "=", person.id)
    .where("act", "=", "exports.made")
    .execute();

describe("who gets what", () => {
  test.each(["json", "csv"])(
    "the whole log as %s is for administrators, absent for all others",
    async (kind) => {
      for (const actor of [visitor, daNang, { ...admin, mandate: null }])
        expect((await ask(actor, `/en/admin/trace.${kind}`)).status).toBe(404);
      expect((await ask(visitor, `/en/account/trace.${kind}`)).status).toBe(401);
      for (const [actor, place] of [
        [admin, "admin"],
        [daNang, "account"],
      ] as const) {
        const answer = await ask(actor, `/en/${place}/trace.${kind}`);
        expect(answer.status).toBe(200);
        expect(answer.headers.get("content-disposition")).toMatch(
          /^attachment; filename="ascn-trace-[-0-9]+\.\w+"$/,
        );
        expect(answer.headers.get("cache-control")).toBe("no-store");
      }
    },
  );

  test.each(["/xx/admin/trace.json", "/en/admin/trace.xml", "/en/admin/tracexjson", "/en/admin/trace.jsonx"])(
    "an address that is none: %s",
    async (path) => {
      expect((await ask(admin, path)).status).toBe(404);
    },
  );

  test("one's own part tells nothing of who others are", async () => {
    const { entries, chain } = await read(daNang, "/en/account/trace.json");
    expect(chain).toBeNull();
    expect(JSON.stringify(entries)).not.toContain(admin.person.id);
    expect(JSON.stringify(entries)).not.toContain(phuket.person.id);
    expect(entries.map(({ act }) => act)).toEqual(
      expect.arrayContaining(["sessions.opened", "mandates.begun"]),
    );
  });

  test("each export is recorded, with whose entries it holds; beyond the limit it is refused and is not", async () => {
    const before = await exportsOf(admin);
    await ask(admin, `/en/admin/trace.csv?person=${daNang.person.id}`);
    await ask(admin, "/en/admin/trace.json?act=exports.made");
    expect((await exportsOf(admin)).slice(before.length)).toEqual([
      { objectKind: "person", objectId: daNang.person.id },
      { objectKind: "export", objectId: "trace" },
    ]);
    spent.add(`exports ${admin.person.id}`);
    expect((await ask(admin, "/en/admin/trace.json")).status).toBe(429);
    spent.clear();
    expect(await exportsOf(admin)).toHaveLength(before.length + 2);
  });
});

describe("what is in the files", () => {
  test("anyone can recompute the chain from the JSON alone", async () => {
    await checkChain(database.db);
    const { chain, entries } = await read(admin, "/en/admin/trace.json");
    const linked = entries.filter((entry) => entry.n !== null).sort((a, b) => a.n! - b.n!);
    let previous = "0".repeat(64);
    for (const link of linked) {
      const { hash, act, addressClass, at, id, mandateId, objectId, objectKind, personId } = link;
      const entry = { act, addressClass, at, id, mandateId, objectId, objectKind, personId };
      previous = createHash("sha256")
        .update(previous + JSON.stringify(entry))
        .digest("hex");
      expect(hash).toBe(previous);
    }
    expect(chain).toMatchObject({ n: linked.length, hash: previous, brokenAt: null });
  });

  test("the CSV signs each entry with its office, in the language asked for", async () => {
    const csv = await (await ask(admin, "/vi/admin/trace.csv?act=sessions.opened")).text();
    const year = String(new Date().getUTCFullYear());
    expect(csv.split("\r\n")[0]).toContain("id,at,act,signature");
    expect(csv).toContain(`"Giám đốc đô thị thông minh, Da Nang, ${year}"`);
    expect(csv.trim().split("\r\n")).toHaveLength(3);
  });

  test("no name and no address of a person stands in any of them", async () => {
    for (const kind of ["json", "csv"]) {
      const text = await (await ask(admin, `/en/admin/trace.${kind}`)).text();
      expect(text).not.toContain("@ascn.example");
      expect(text).not.toContain(daNang.person.name);
    }
  });

  test("many entries come whole and in order", async () => {
    await sql`insert into traces (person_id, address_class, act) select ${phuket.person.id}::uuid, 'public', 'jobs.retried'
      from generate_series(1, 3210)`.execute(database.db);
    const { entries } = await read(phuket, "/en/account/trace.json?act=jobs.retried");
    const ids = entries.map(({ id }) => Number(id));
    expect(ids).toHaveLength(3210);
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
  });
});
