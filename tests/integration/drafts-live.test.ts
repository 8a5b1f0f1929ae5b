import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { io, type Socket } from "socket.io-client";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { discardDraft } from "#app/features/documents/drafts/draft-commands.server.ts";
import type { Editor } from "#app/features/documents/drafts/components/use-draft-live.ts";
import { listen } from "#db/listen.ts";
import { channel } from "#db/queries/events.ts";
import { createClients } from "#server/client-address.ts";
import { createRealtime, type Realtime } from "#server/realtime/sockets.ts";
import type { Sessions } from "#server/sessions.ts";
import { draftScene, type DraftScene } from "#tests/draft-scene.ts";

interface Node {
  readonly server: Server;
  readonly realtime: Realtime;
  readonly ears: Awaited<ReturnType<typeof listen>>;
  readonly origin: string;
}
let scene: DraftScene;
const nodes: Node[] = [];
const sockets: Socket[] = [];

/** A node of its own: it shares nothing with another but the database. */
async function startNode(): Promise<Node> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // The cookie names who asks: sessions are tested elsewhere.
  const sessions = {
    resolve: (cookie: string | null) =>
      Promise.resolve({ actor: scene.as(cookie ?? "visitor"), sessionId: cookie, renewed: null }),
    actorBy: (cookie) => Promise.resolve(scene.as(cookie)),
  } as Partial<Sessions> as Sessions;
  const realtime = createRealtime(server, {
    process: randomUUID(),
    ...{ services: scene.services, sessions, clients: createClients([]) },
    origins: new Set([origin]),
  });
  const ears = await listen(scene.database.url, channel, {
    onWake: (payload) => {
      const [type = "", subject = ""] = payload.split(" ");
      realtime.onWake(type, subject);
    },
    onGap: () => undefined,
    onError: () => undefined,
  });
  return { server, realtime, ears, origin };
}

beforeAll(async () => {
  scene = await draftScene();
  nodes.push(await startNode(), await startNode());
});
afterAll(async () => {
  for (const { server, realtime, ears } of nodes) {
    await ears.close();
    await realtime.close();
    server.closeAllConnections();
    server.close();
  }
  await scene.database.close();
});
beforeEach(() => scene.begin());
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.disconnect();
  await discardDraft(scene.services, scene.editor, scene.slug);
});

/** Opens a socket on a node and says which paragraph is open there. */
async function open(node: number, who: string, paragraph: string, document: unknown = scene.slug) {
  const { origin } = nodes[node]!;
  const socket = io(origin, {
    ...{ transports: ["websocket"], forceNew: true },
    extraHeaders: { origin, cookie: who },
  });
  sockets.push(socket);
  const heard = { editors: [] as readonly Editor[], changes: 0 };
  socket.on("document:editors", ({ editors }: { editors: readonly Editor[] }) => (heard.editors = editors));
  socket.on("document:changed", () => (heard.changes += 1));
  const say = (what: string): Promise<unknown> =>
    socket.timeout(5000).emitWithAck("document:editing", { document, paragraph: what, lang: "en" });
  return { heard, say, answer: await say(paragraph) };
}

test("over two nodes each sees which paragraph another has open, until it is closed", async () => {
  const watching = await open(0, "secretariat", "");
  const editing = await open(1, "secretariat", "op-1-1");
  expect([watching.answer, editing.answer]).toEqual([{ ok: true }, { ok: true }]);
  await expect
    .poll(() => watching.heard.editors)
    .toMatchObject([{ paragraph: "op-1-1", name: "secretariat" }]);
  await editing.say("op-1-2");
  await expect.poll(() => watching.heard.editors).toMatchObject([{ paragraph: "op-1-2" }]);
  await editing.say("");
  await expect.poll(() => watching.heard.editors).toEqual([]);
});

test("someone who has gone without a word is forgotten by the database's clock", async () => {
  const editing = await open(1, "secretariat", "op-1-1");
  await scene.database.db
    .updateTable("textEditors")
    .set({ seenAt: new Date(Date.now() - 60_000) })
    .execute();
  const watching = await open(0, "secretariat", "");
  expect(editing.answer).toEqual({ ok: true });
  await expect.poll(() => watching.heard.editors).toEqual([]);
});

test("changes of the draft are heard on every node by those who have it open", async () => {
  const one = await open(0, "secretariat", "");
  const other = await open(1, "secretariat", "");
  await scene.save("op-1-1", "Another text.");
  await expect.poll(() => Math.min(one.heard.changes, other.heard.changes)).toBe(1);
});

test.each([
  ["chair", "op-1-1", undefined, 404],
  ["daNang", "", undefined, 404],
  ["secretariat", "none", undefined, 404],
  ["secretariat", "", "investment-toolkit", 404],
  ["secretariat", "", "No slug", 422],
])("%s at %j of %s is refused", async (who, paragraph, document, status) => {
  const { answer } = await open(0, who, paragraph, document);
  expect(answer).toMatchObject({ ok: false, status });
});
