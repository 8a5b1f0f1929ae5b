import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Mandated } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import { chooseZone } from "#app/features/accounts/commands.server.ts";
import {
  tellMentions,
  tellMentionsHourly,
  tellRest,
} from "#app/features/rooms/letters/claiming-commands.server.ts";
import { findChoices, findStopping, stopLetters } from "#app/features/rooms/letters/commands.server.ts";
import { deleteMessage } from "#app/features/rooms/messages/changing.server.ts";
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

describe("more than one mail holds", () => {
  /** Messages of 24 kB each: fifteen fill a letter. */
  const sayLong = async (count: number, body: string) => {
    const room = await open();
    await follow(room, "phuket");
    const said = [];
    for (let number = 0; number < count; number += 1) said.push(await say(room, `${body} ${String(number)}`));
    await sql`update messages set body = body || repeat('ก', 7900)
      where id = any (${said.map(({ message }) => message.id)}::uuid[])`.execute(services.db);
    return { room, said };
  };
  const numbersOf = (letters: Awaited<ReturnType<typeof sent>>) =>
    letters.map(({ words }) => words.map((body) => Number(/\d+/.exec(body)?.[0])));
  const upTo = (count: number) => Array.from({ length: count }, (_, number) => number);

  test("goes out in several letters, each message in one, whatever becomes of others meanwhile", async () => {
    const { room, said } = await sayLong(33, "News");
    await tellRest(services);
    await deleteMessage(services, actors.daNang, { room, message: said[2]?.message.id ?? "" });
    const numbers = numbersOf(await sent()).sort(([one = 0], [other = 0]) => one - other);
    expect(numbers.map(({ length }) => length)).toEqual([14, 15, 3]);
    expect(numbers.flat()).toEqual(upTo(33).filter((number) => number !== 2));
  });

  test("goes for mentions as well", async () => {
    await sayLong(17, "@csco-phuket");
    await tellMentions(services);
    const numbers = numbersOf(await sent());
    expect(numbers.map(({ length }) => length).sort()).toEqual([15, 2]);
    expect(numbers.flat().sort((one, other) => one - other)).toEqual(upTo(17));
    await tellMentions(services);
    expect(await sent()).toEqual([]);
  });
});

test("a letter is in the language its reader chose", async () => {
  const room = await open();
  await follow(room, "phuket");
  const langFor = async (lang: string) => {
    await sql`update people set lang = ${lang} where id = ${actors.phuket.person.id}`.execute(services.db);
    await say(room, "News");
    await tellRest(services);
    return (await sent()).map(({ posting }) => posting.lang);
  };
  expect(await langFor("th")).toEqual(["th"]);
  expect(await langFor("vi")).toEqual(["vi"]);
});

test("times are said in the zone one chose, else in that of one's place", async () => {
  const zoneFor = async (who: RoomPlayer) => {
    const room = await open();
    await follow(room, who);
    await say(room, "News");
    await tellRest(services);
    return (await sent()).find(({ to }) => to === who)?.posting.said?.zone;
  };
  expect(await zoneFor("phuket")).toBe("Asia/Bangkok");
  await chooseZone(services, actors.phuket.person, "Asia/Tokyo");
  expect(await zoneFor("phuket")).toBe("Asia/Tokyo");
  await sql`update people set zone = 'Mars/Olympus' where zone = 'Asia/Tokyo'`.execute(services.db);
  expect(await zoneFor("phuket")).toBe("Asia/Bangkok");
  await chooseZone(services, actors.phuket.person, "Asia/Tokyo");
  await chooseZone(services, actors.phuket.person, "office");
  expect(await zoneFor("phuket")).toBe("Asia/Bangkok");
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
