import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { visitor } from "#app/features/access/actor.ts";
import {
  closeMeeting,
  decideExpired,
  openProcedure,
  withdrawProcedure,
} from "#app/features/documents/adoption/commands.server.ts";
import { connect, type Connection } from "#db/connection.ts";
import { listCountryCodes, listProcedures, readClock } from "#db/queries/procedures.ts";
import { adoptionPlayers } from "../adoption-players.ts";
import { documentScene, type DocumentScene } from "../document-scene.ts";
import { hold, type Held } from "../held-rows.ts";
import { testServices } from "../services.ts";
import { refusal } from "#tests/refusal.ts";

let scene: DocumentScene;
/** Another node: its own connections to the same database. */
let other: Connection;
let players: ReturnType<typeof adoptionPlayers>;

beforeAll(async () => {
  scene = await documentScene();
  other = connect(scene.database.url, { max: 4 });
  players = adoptionPlayers(scene, await listCountryCodes(scene.database.db));
});
afterAll(async () => {
  await other.close();
  await scene.database.close();
});

const chair = () => scene.as("chair");
const decideDue = (db = other.db) => decideExpired(testServices(db), visitor);
const withdraw = (document: string) =>
  withdrawProcedure(testServices(other.db), chair(), { document, version: 1 });
const opened = async (change: Parameters<typeof players.open>[1] = {}) => {
  const document = await players.tabled();
  await players.open(document, change);
  return document;
};
const inMs = async (ms: number) => new Date((await readClock(scene.database.db)).getTime() + ms);
const passes = async (moment: Date) => {
  await vi.waitUntil(async () => (await readClock(scene.database.db)) >= moment, {
    timeout: 5000,
    interval: 5,
  });
};
/** Whoever writes in the running procedure of the document waits there, the document in its hands. */
const holdProcedure = async (document: string): Promise<Held> => {
  const [procedure] = await listProcedures(scene.database.db, document);
  return hold(scene.database.url, "select from procedures where id = $1 for update", [procedure?.id]);
};

const adopted = { outcomes: ["adopted"], isRecorded: true, events: ["adopted"] };
const broken = { outcomes: ["broken"], isRecorded: false, events: ["silenceBroken"] };
const withdrawn = { outcomes: ["withdrawn"], isRecorded: false, events: ["procedureWithdrawn"] };

describe("an objection and the expiry", () => {
  test("the objection has the document as the time runs out: broken, and the expiry finds it decided", async () => {
    const document = await opened();
    const expiresAt = await inMs(400);
    await players.expireAt(document, expiresAt);
    const held = await holdProcedure(document);
    const objection = players.speak(document, "TH", "objects", "No.");
    await held.until(1);
    await passes(expiresAt);
    const decided = decideDue();
    await held.until(2);
    await held.release();
    expect(await objection).toEqual({ outcome: "broken" });
    await decided;
    expect(await players.endOf(document)).toEqual(broken);
  });

  test("the expiry has it: adopted, and the objection hears that it is over", async () => {
    const document = await opened();
    await players.expireAt(document, await inMs(-1));
    const held = await holdProcedure(document);
    const decided = decideDue();
    await held.until(1);
    const objection = expect(players.speak(document, "TH", "objects", "No.")).rejects.toEqual(
      refusal(409, "noProcedure"),
    );
    await held.until(2);
    await held.release();
    await Promise.all([decided, objection]);
    expect(await players.endOf(document)).toEqual(adopted);
  });

  /**
   * The objection stands before the locked document, which is let go by the database's own clock within a tenth of a second before the
   * expiry, while another node asks without pause what has expired.
   */
  test.each([1, 2, 3, 4])(
    "in the same millisecond, 50 times, round %i: one outcome, one that is true, one record",
    async () => {
      const over = new AbortController();
      const asking = (async () => {
        while (!over.signal.aborted) {
          await decideDue();
          await sleep(1);
        }
      })();
      for (let count = 0; count < 50; count += 5) {
        const documents = await Promise.all([0, 1, 2, 3, 4].map(() => opened()));
        await Promise.all(documents.map((document, place) => race(document, count + place)));
      }
      over.abort();
      await asking;
    },
  );

  async function race(document: string, turn: number): Promise<void> {
    const expiresAt = await inMs(120);
    await players.expireAt(document, expiresAt);
    const held = await hold(scene.database.url, "select from documents where slug = $1 for update", [
      document,
    ]);
    const objection = players.speak(document, "TH", "objects", "No.").then(
      () => true,
      () => false,
    );
    await sql`select pg_sleep(greatest(0, extract(epoch from ${expiresAt}::timestamptz - clock_timestamp()) -
      ${(turn % 24) / 250}::float8))`.execute(scene.database.db);
    await held.release();
    const isBroken = await objection;
    await decideDue(scene.database.db);
    expect(await players.endOf(document)).toEqual(isBroken ? broken : adopted);
    const [procedure] = await listProcedures(scene.database.db, document);
    for (const { at } of procedure?.said ?? [])
      expect(new Date(at).getTime()).toBeLessThan(expiresAt.getTime());
  }
});

describe("the Chair withdraws while the last country confirms", () => {
  const allButOne = async () => {
    const document = await opened({ way: "ad-referendum" });
    for (const country of players.countries.slice(1)) await players.speak(document, country, "adopts");
    return { document, confirm: () => players.speak(document, players.countries[0]!, "adopts") };
  };

  test("the country comes first: adopted, and nothing is left to withdraw", async () => {
    const { document, confirm } = await allButOne();
    const held = await holdProcedure(document);
    const confirmed = confirm();
    await held.until(1);
    const late = expect(withdraw(document)).rejects.toEqual(refusal(409, "noProcedure"));
    await held.until(2);
    await held.release();
    expect(await confirmed).toEqual({ outcome: "adopted" });
    await late;
    expect(await players.endOf(document)).toEqual(adopted);
  });

  test("the Chair comes first: withdrawn, and the word is not taken", async () => {
    const { document, confirm } = await allButOne();
    const held = await holdProcedure(document);
    const taken = withdraw(document);
    await held.until(1);
    const late = expect(confirm()).rejects.toEqual(refusal(409, "noProcedure"));
    await held.until(2);
    await held.release();
    await Promise.all([taken, late]);
    expect(await players.endOf(document)).toEqual(withdrawn);
    const [procedure] = await listProcedures(scene.database.db, document);
    expect(procedure?.said).toHaveLength(players.countries.length - 1);
  });
});

describe("two adoptions at once", () => {
  test("of two ways opened at once one runs", async () => {
    const document = await players.tabled();
    const ways = ["silence", "ad-referendum"] as const;
    const tries = await Promise.allSettled(
      ways.map((way, place) =>
        openProcedure(testServices(place === 0 ? other.db : scene.database.db), chair(), {
          ...{ document, version: 1, way, expiresAt: new Date(Date.now() + 2 * 86_400_000) },
          ...{ shortReason: "", meeting: null },
        }),
      ),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(tries.filter(({ status }) => status === "rejected")).toEqual([
      { status: "rejected", reason: refusal(409, "procedureRunning") },
    ]);
    expect((await players.endOf(document)).outcomes).toEqual([null]);
  });

  test("an item closed on two nodes at once, each pressed twice, is adopted once", async () => {
    const document = await opened({ way: "meeting", expiresAt: null });
    for (const country of players.countries) await players.record(document, country, "adopts");
    const nodes = [other.db, scene.database.db, other.db, scene.database.db];
    const tries = await Promise.allSettled(
      nodes.map((db) => closeMeeting(testServices(db), chair(), { document, version: 1 })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await players.endOf(document)).toEqual(adopted);
  });

  test("several silences that end in the same millisecond, decided on two nodes: each has one record", async () => {
    const documents = await Promise.all([0, 1, 2, 3, 4, 5].map(() => opened()));
    const expiresAt = await inMs(-1);
    await Promise.all(documents.map((document) => players.expireAt(document, expiresAt)));
    await Promise.all([decideDue(), decideDue(scene.database.db), decideDue(), decideDue(scene.database.db)]);
    for (const document of documents) expect(await players.endOf(document)).toEqual(adopted);
  });
});
