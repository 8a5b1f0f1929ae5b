import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { io, type Socket } from "socket.io-client";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Services } from "#app/features/access/services.ts";
import { makeComment } from "#app/features/documents/comments/commands.server.ts";
import { editComment, withdrawComment } from "#app/features/documents/comments/editing.server.ts";
import { replyToComment } from "#app/features/documents/comments/replies.server.ts";
import { supportComment, withdrawSupport } from "#app/features/documents/comments/support.server.ts";
import { listen } from "#db/listen.ts";
import { channel } from "#db/queries/events.ts";
import { createClients } from "#server/client-address.ts";
import { createRealtime, type Realtime } from "#server/realtime/sockets.ts";
import type { Sessions } from "#server/sessions.ts";
import { comment, documentScene, type DocumentScene } from "#tests/document-scene.ts";

let scene: DocumentScene;
let server: Server;
let realtime: Realtime;
let ears: Awaited<ReturnType<typeof listen>>;
let origin: string;
const sockets: Socket[] = [];

beforeAll(async () => {
  scene = await documentScene();
  server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // The cookie names who asks: sessions are tested elsewhere.
  const sessions = {
    resolve: (cookie: string | null) =>
      Promise.resolve({ actor: scene.as(cookie ?? "visitor"), sessionId: cookie, renewed: null }),
    actorBy: (cookie) => Promise.resolve(scene.as(cookie)),
  } as Partial<Sessions> as Sessions;
  const services: Services = scene.services;
  realtime = createRealtime(server, {
    process: randomUUID(),
    services,
    sessions,
    origins: new Set([origin]),
    clients: createClients([]),
  });
  ears = await listen(scene.database.url, channel, {
    onWake: (payload) => {
      const [type = "", subject = ""] = payload.split(" ");
      realtime.onWake(type, subject);
    },
    onGap: () => undefined,
    onError: () => undefined,
  });
});
afterAll(async () => {
  await ears.close();
  await realtime.close();
  server.closeAllConnections();
  server.close();
  await scene.database.close();
});
beforeEach(() => scene.empty());
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect();
});

interface Change {
  readonly document: string;
  readonly paragraphs: readonly string[];
}

/** Opens a socket for this actor and collects what it hears. */
async function watch(who: string, document: unknown = "online-portal") {
  const socket = io(origin, {
    transports: ["websocket"],
    forceNew: true,
    extraHeaders: { origin, cookie: who },
  });
  sockets.push(socket);
  const heard: Change[] = [];
  socket.on("document:changed", (change: Change) => heard.push(change));
  const answer: unknown = await socket.timeout(5000).emitWithAck("document:watch", { document });
  return { heard, answer };
}

const until = async (isDone: () => boolean) => {
  for (let turn = 0; turn < 100 && !isDone(); turn += 1)
    await new Promise((resolve) => setTimeout(resolve, 20));
};
const paragraphsOf = (heard: readonly Change[]) => heard.flatMap(({ paragraphs }) => paragraphs);

test("whoever watches hears which paragraphs have comments they may see, and nothing of the others", async () => {
  await scene.openPeriod({ publishesDirectly: false });
  const watchers = Object.fromEntries(
    await Promise.all(
      ["nrVietNam", "secretariat", "phuket", "shepherd", "partner"].map(
        async (who) => [who, (await watch(who)).heard] as const,
      ),
    ),
  );
  const elsewhere = await watch("hanoi", "investment-toolkit");
  await makeComment(scene.services, scene.as("daNang"), comment());
  await makeComment(scene.services, scene.as("daNang"), comment({ paragraph: "op-3-1" }));
  await until(() => paragraphsOf(watchers["nrVietNam"]!).length >= 2);
  await until(() => paragraphsOf(watchers["secretariat"]!).length >= 2);
  expect(paragraphsOf(watchers["nrVietNam"]!)).toEqual(["op-2-1", "op-3-1"]);
  expect(paragraphsOf(watchers["secretariat"]!)).toEqual(["op-2-1", "op-3-1"]);
  expect([watchers["phuket"], watchers["shepherd"], watchers["partner"], elsewhere.heard]).toEqual([
    [],
    [],
    [],
    [],
  ]);
});

test("what is done to a comment is heard by those who see it, and by nobody else", async () => {
  await scene.openPeriod({ publishesDirectly: false });
  const { id } = await makeComment(scene.services, scene.as("daNang"), comment());
  const at = { document: "online-portal", comment: id };
  const words = { lang: "en", body: "Other words." };
  const outsiders = ["phuket", "nrThailand", "shepherd", "partner", "administrator"];
  const [near, ...far] = await Promise.all(["nrVietNam", ...outsiders].map((who) => watch(who)));
  const deeds: (() => Promise<unknown>)[] = [
    () => replyToComment(scene.services, scene.as("hanoi"), { ...at, id: randomUUID(), ...words }),
    () => supportComment(scene.services, scene.as("hanoi"), at),
    () => withdrawSupport(scene.services, scene.as("hanoi"), at),
    () =>
      editComment(scene.services, scene.as("daNang"), { ...at, revision: 1, type: "technical", ...words }),
    () => withdrawComment(scene.services, scene.as("daNang"), at),
  ];
  for (const [index, deed] of deeds.entries()) {
    await deed();
    await until(() => near!.heard.length > index);
    expect(near!.heard).toHaveLength(index + 1);
  }
  expect(new Set(paragraphsOf(near!.heard))).toEqual(new Set(["op-2-1"]));
  // A period that opens is heard by all, after everything before it.
  await scene.closePeriods();
  await scene.openPeriod();
  await until(() => far.every(({ heard }) => heard.length > 0));
  const opened = [{ document: "online-portal", paragraphs: [] }];
  expect(far.map(({ heard }) => heard)).toEqual(far.map(() => opened));
});

test("where the period publishes directly every member hears, each comment once, with no content", async () => {
  await scene.openPeriod();
  const { heard, answer } = await watch("phuket");
  expect(answer).toEqual({ ok: true });
  await Promise.all(
    Array.from({ length: 10 }, () => makeComment(scene.services, scene.as("daNang"), comment())),
  );
  await until(() => heard.length > 0);
  await makeComment(scene.services, scene.as("hanoi"), comment({ paragraph: "op-1-1" }));
  await until(() => paragraphsOf(heard).includes("op-1-1"));
  expect(new Set(paragraphsOf(heard))).toEqual(new Set(["op-2-1", "op-1-1"]));
  expect(heard.every((change) => Object.keys(change).sort().join() === "document,paragraphs")).toBe(true);
});

test("a period that opens is heard by all who watch", async () => {
  const { heard } = await watch("partner");
  await scene.openPeriod();
  await until(() => heard.length > 0);
  expect(heard).toEqual([{ document: "online-portal", paragraphs: [] }]);
});

test.each([
  ["nothing", 404, "notFound"],
  ["No slug", 422, "badValue"],
  [7, 422, "badValue"],
])("watching %o is refused", async (document, status, key) => {
  const { answer } = await watch("phuket", document);
  expect(answer).toMatchObject({ ok: false, status, key });
});
