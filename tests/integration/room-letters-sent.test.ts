import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Mandated } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import {
  tellMentions,
  tellMentionsHourly,
  tellRest,
} from "#app/features/rooms/letters/claiming-commands.server.ts";
import { findChoices, findStopping, stopLetters } from "#app/features/rooms/letters/commands.server.ts";
import type { Door } from "#server/door.ts";
import { startWorker } from "#server/jobs/worker.ts";
import { letterStops } from "#server/letter-stops.ts";
import type { Posting } from "#server/mail/mailer.ts";
import { letterScene } from "./letter-players.ts";
import type { RoomPlayer } from "./room-players.ts";

let scene: Awaited<ReturnType<typeof letterScene>>;
let services: Services;
let actors: Record<RoomPlayer, Mandated>;
let { open, say, follow, sent, told } = {} as typeof scene;

beforeAll(async () => {
  scene = await letterScene();
  ({ services, actors, open, say, follow, sent, told } = scene);
});
afterAll(() => scene.database.close());
beforeEach(() => scene.empty());

test("two nodes send each letter once, whoever comes first", async () => {
  const [room, followed] = [await open(), await open()];
  await follow(followed, "secretariat");
  await say(room, "@csco-phuket @secretariat");
  await say(followed, "News");
  const all = [tellMentions, tellMentions, tellRest, tellRest, tellMentionsHourly, tellMentions];
  await Promise.all(all.map((tell) => tell(services)));
  const posted: string[] = [];
  const post = ({ address, kind }: Posting) => Promise.resolve(void posted.push(`${kind} ${address}`));
  const workers = [1, 2].map(() =>
    startWorker({
      ...{ process: randomUUID(), url: scene.database.url, services, mailer: { post } },
      ...{ version: "test", timetable: [] },
    }),
  );
  const isDone = async () => {
    const { rows } = await sql`select from graphile_worker._private_jobs`.execute(services.db);
    return rows.length === 0;
  };
  while (!(await isDone())) await new Promise((resolve) => setTimeout(resolve, 25));
  await Promise.all(workers.map((worker) => worker.stop()));
  expect(posted.sort()).toEqual([
    "roomMentions phuket@ascn.example",
    "roomMentions secretariat@ascn.example",
    "roomRest secretariat@ascn.example",
  ]);
});

describe("stopping", () => {
  const letterOf = async (body: string) => {
    const room = await open();
    await follow(room, "phuket");
    await say(room, body);
    await tellMentions(services);
    await tellRest(services);
    const [letter] = (await sent()).filter(({ to }) => to === "phuket");
    return letter?.posting.stop ?? "";
  };

  test("the link of a letter stops its kind after a press, nothing else; what waited is not sent", async () => {
    const token = await letterOf("@csco-phuket once");
    expect(await findStopping(services, token)).toEqual({ kind: "mentions", isStopped: false });
    const room = await open();
    await say(room, "@csco-phuket twice");
    await tellMentions(services);
    await stopLetters(services, token);
    expect(await told()).toEqual([]);
    expect(await findStopping(services, token)).toEqual({ kind: "mentions", isStopped: true });
    expect(await findChoices(services, actors.phuket.person)).toEqual({ mentions: "never", rest: "daily" });
    await expect(stopLetters(services, "A".repeat(43))).rejects.toMatchObject({ status: 404 });
    await expect(findStopping(services, "A".repeat(43))).rejects.toMatchObject({ status: 404 });
  });

  test("a mail program stops them at one press, without a session", async () => {
    const token = await letterOf("Nobody is meant");
    const app = letterStops({ services } as Door);
    const press = (of: string) =>
      app.request(`/letters/stop/${of}`, {
        method: "POST",
        body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }),
      });
    expect((await press(token)).status).toBe(200);
    expect((await press(token)).status).toBe(200);
    expect(await findChoices(services, actors.phuket.person)).toEqual({ mentions: "at-once", rest: "never" });
    expect(await findChoices(services, actors.daNang.person)).toEqual({ mentions: "at-once", rest: "daily" });
  });
});
