import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { io, type Socket } from "socket.io-client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startPortal, type PortalProcess } from "../portal-process.ts";
import { postgresProcesses, signalAll } from "./postgres-process.ts";

const password = "faults-only";
const room = "covid-19-response";
const second = 1_000;
let folder = "";
let dataDir = "";
let portal: PortalProcess;
let cookie = "";
let socket: Socket;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "portal away "));
  dataDir = path.join(folder, "data");
  portal = await startPortal({ dataDir, password });
  cookie = await signIn();
  socket = io(portal.origin, {
    transports: ["websocket"],
    extraHeaders: { origin: portal.origin, cookie },
    reconnectionDelayMax: second,
  });
  await new Promise((resolve) =>
    socket.once("connect", () => {
      resolve(null);
    }),
  );
  await socket.emitWithAck("room:join", { room, after: -1 });
});
afterAll(async () => {
  socket.disconnect();
  expect(await portal.end("SIGTERM")).toBe(0);
  expect(portal.output()).not.toMatch(/unhandled|uncaught/i);
  await rm(folder, { recursive: true, force: true });
});

const ask = (target: string, init: RequestInit = {}) =>
  fetch(`${portal.origin}${target}`, {
    redirect: "manual",
    signal: AbortSignal.timeout(20 * second),
    ...init,
    headers: { Origin: portal.origin, ...(init.headers as Record<string, string> | undefined) },
  });

async function signIn(): Promise<string> {
  const body = new URLSearchParams({ email: "csco.da-nang@ascn.example", password });
  const answer = await ask("/en/sign-in", { method: "POST", body });
  return (
    answer.headers
      .getSetCookie()
      .find((one) => one.startsWith("session="))
      ?.split(";")[0] ?? ""
  );
}

interface Answered {
  readonly target: string;
  readonly status: number;
  readonly ms: number;
  readonly retryAfter: string | null;
  readonly text: string;
}

const targets = [`/vi/rooms/${room}`, "/vi/initiatives", "/vi/cities/da-nang?x=", "/en/account"];

/** Asks for signed-in and public pages, four at a time, until told to stop; gives every answer. */
function load(): () => Promise<Answered[]> {
  const answers: Answered[] = [];
  let isOver = false;
  const asking = targets.map(async (target, place) => {
    while (!isOver) {
      const startedAt = Date.now();
      const headers =
        place % 2 === 0 && place < 2 ? { Cookie: cookie } : place === 3 ? { Cookie: cookie } : undefined;
      const answer = await ask(
        `${target}${target.endsWith("=") ? randomUUID() : ""}`,
        headers ? { headers } : {},
      );
      const text = await answer.text();
      const retryAfter = answer.headers.get("Retry-After");
      answers.push({ target, status: answer.status, ms: Date.now() - startedAt, retryAfter, text });
      await sleep(100);
    }
  });
  return async () => {
    isOver = true;
    await Promise.all(asking);
    return answers;
  };
}

const post = (words: string) =>
  socket.timeout(15 * second).emitWithAck("room:post", { room, id: randomUUID(), body: words }) as Promise<
    Record<string, unknown>
  >;

/** Milliseconds until every page and a new message come through again. */
async function recovery(): Promise<number> {
  const startedAt = Date.now();
  for (;;) {
    const pages = await Promise.all(targets.map((target) => ask(target, { headers: { Cookie: cookie } })));
    if (
      pages.every(({ status }) => status === 200) &&
      (await post("again").catch(() => null))?.["ok"] === true
    )
      return Date.now() - startedAt;
    if (Date.now() - startedAt > 30 * second) return Infinity;
    await sleep(200);
  }
}

function expectRefusals(answers: readonly Answered[]): void {
  const refused = answers.filter(({ status }) => status !== 200);
  expect(refused.length).toBeGreaterThan(0);
  for (const { target, status, retryAfter, text, ms } of refused) {
    expect([target, status]).toEqual([target, 503]);
    expect(Number(retryAfter)).toBeGreaterThan(0);
    expect(text).toContain(target.startsWith("/vi") ? "chưa truy cập được dữ liệu" : "cannot reach its data");
    expect(ms).toBeLessThan(15 * second);
  }
}

describe.runIf(process.platform === "linux")("the database goes away under load", () => {
  test("stopped in mid-air: pages say 503 within seconds, sockets too, and all comes back with it", async () => {
    const stopLoad = load();
    await sleep(second);
    const processes = postgresProcesses(dataDir);
    signalAll(processes, "SIGSTOP");
    try {
      expect(await post("into the void")).toMatchObject({ ok: false, status: 503, key: "away" });
      expect((await ask("/readyz")).status).toBe(503);
      expect((await ask("/healthz")).status).toBe(200);
      await sleep(3 * second);
    } finally {
      signalAll(processes, "SIGCONT");
    }
    expect(await recovery()).toBeLessThan(10 * second);
    expectRefusals(await stopLoad());
  });

  test("killed: pages say 503 and within 10 s everything is there again", async () => {
    const stopLoad = load();
    await sleep(second);
    const [server = 0] = postgresProcesses(dataDir);
    signalAll([server], "SIGKILL");
    expect(await recovery()).toBeLessThan(10 * second);
    expectRefusals(await stopLoad());
  });

  test("nothing acknowledged is lost, nothing refused is there twice", async () => {
    const words = `Still here ${randomUUID()}`;
    const id = randomUUID();
    const send = () =>
      socket.timeout(15 * second).emitWithAck("room:post", { room, id, body: words }) as Promise<{
        ok: boolean;
      }>;
    const former = postgresProcesses(dataDir);
    signalAll(former.slice(0, 1), "SIGKILL");
    await expect
      .poll(async () => (await send().catch(() => ({ ok: false }))).ok, {
        timeout: 10 * second,
        interval: 200,
      })
      .toBe(true);
    // Backends outlive their server for a moment and may be those that have acknowledged: only when they are gone is it another database.
    await expect
      .poll(() => postgresProcesses(dataDir).some((one) => former.includes(one)), { timeout: 10 * second })
      .toBe(false);
    expect(await recovery()).toBeLessThan(10 * second);
    expect((await send()).ok).toBe(true);
    const page = await (await ask(`/en/rooms/${room}`, { headers: { Cookie: cookie } })).text();
    expect(page.split(`<p dir="auto">${words}</p>`).length - 1).toBe(1);
  });
});
