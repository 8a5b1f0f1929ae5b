import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { visitor } from "#app/features/access/actor.ts";
import { decideExpired, withdrawProcedure } from "#app/features/documents/adoption/commands.server.ts";
import { listCountryCodes, readClock } from "#db/queries/procedures.ts";
import { adoptionPlayers } from "../adoption-players.ts";
import { documentScene, type DocumentScene } from "../document-scene.ts";
import { refusal } from "#tests/refusal.ts";

const hour = 3_600_000;
let scene: DocumentScene;
let players: ReturnType<typeof adoptionPlayers>;

beforeAll(async () => {
  scene = await documentScene();
  players = adoptionPlayers(scene, await listCountryCodes(scene.database.db));
});
afterAll(() => scene.database.close());

const withdraw = (document: string) =>
  withdrawProcedure(scene.services, scene.as("chair"), { document, version: 1 });
const opened = async () => {
  const document = await players.tabled();
  await players.open(document);
  return document;
};
const inMs = async (ms: number) => new Date((await readClock(scene.database.db)).getTime() + ms);

describe.each([-hour, hour])("where the portal's own clock is wrong by %i ms", (wrong) => {
  afterEach(() => {
    vi.useRealTimers();
  });
  const go = () => vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + wrong });

  test("a day is a day by the database's clock, and so is what has passed", async () => {
    const document = await players.tabled();
    const [day, almost, past] = await Promise.all([24 * hour + 5000, 24 * hour - 5000, -5000].map(inMs));
    go();
    await expect(players.open(document, { expiresAt: almost! })).rejects.toEqual(
      refusal(422, "silenceTooShort"),
    );
    await expect(players.open(document, { expiresAt: past! })).rejects.toEqual(
      refusal(422, "closesInThePast"),
    );
    await players.open(document, { expiresAt: day! });
    expect((await players.endOf(document)).outcomes).toEqual([null]);
  });

  test("what has a minute left is spoken on, not decided; what ended a minute ago is decided, not spoken on", async () => {
    const [running, over] = [await opened(), await opened()];
    await players.expireAt(running, await inMs(60_000));
    await players.expireAt(over, await inMs(-60_000));
    go();
    await expect(players.speak(over, "TH", "objects", "No.")).rejects.toEqual(
      refusal(409, "procedureExpired"),
    );
    await expect(withdraw(over)).rejects.toEqual(refusal(409, "procedureExpired"));
    await decideExpired(scene.services, visitor);
    expect(await players.endOf(over)).toEqual({
      outcomes: ["adopted"],
      isRecorded: true,
      events: ["adopted"],
    });
    expect((await players.endOf(running)).outcomes).toEqual([null]);
    expect(await players.speak(running, "TH", "objects", "No.")).toEqual({ outcome: "broken" });
  });
});
