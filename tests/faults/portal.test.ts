import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runPortal, startPortal, type PortalProcess } from "../portal-process.ts";

const password = "faults-only";
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "portal faults "));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("what stands in the way of a start is said in a sentence, never a stack", () => {
  let taken: Server;
  let port = 0;
  beforeAll(async () => {
    taken = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => taken.once("listening", resolve));
    const address = taken.address();
    port = typeof address === "object" && address ? address.port : 0;
    await writeFile(path.join(folder, "a file"), "");
  });
  afterAll(() => taken.close());

  const cases: [string, () => Record<string, string>, RegExp][] = [
    [
      "a port in use",
      () => ({ DATA_DIR: path.join(folder, "port"), PORT: String(port) }),
      /Port \d+ of 127\.0\.0\.1 is in use/,
    ],
    ["a DATA_DIR that is no folder", () => ({ DATA_DIR: path.join(folder, "a file") }), /DATA_DIR|a file/],
    [
      "a DATABASE_URL that does not answer",
      () => ({ DATABASE_URL: "postgres://portal:secret-word@127.0.0.1:1/portal" }),
      /which DATABASE_URL names, does not answer/,
    ],
    ["a PORT that is no number", () => ({ PORT: "abc" }), /PORT must be/],
    ["an unknown value of DEMO", () => ({ DEMO: "maybe" }), /DEMO must be/],
  ];
  test.each(cases)("%s", async (_, env, sentence) => {
    const { code, output } = await runPortal(env());
    expect(code).toBe(1);
    expect(output).toMatch(sentence);
    expect(output).not.toMatch(/^\s+at /m);
    expect(output).not.toContain("secret-word");
  });
});

describe("kill -9", () => {
  test("every message that was acknowledged is there after the restart, once, and the rest can be sent again", async () => {
    const dataDir = path.join(folder, "killed");
    let portal = await startPortal({ dataDir, password });
    const cookie = await signIn(portal, "csco.da-nang");
    const acknowledged: string[] = [];
    const sending = (async () => {
      for (let count = 0; count < 12; count += 1) {
        const words = `Message ${String(count)} of ${randomUUID()}`;
        const answer = await post(portal, cookie, words).catch(() => null);
        if (answer === null) return;
        expect(answer.status).toBe(303);
        acknowledged.push(words);
        if (acknowledged.length === 8) void portal.end("SIGKILL");
      }
    })();
    await sending;
    expect(acknowledged.length).toBeGreaterThanOrEqual(8);
    portal = await startPortal({ dataDir, password });
    const page = await read(portal, cookie);
    for (const words of acknowledged)
      expect([words, page.split(`<p dir="auto">${words}</p>`).length - 1]).toEqual([words, 1]);
    expect((await post(portal, cookie, "After the restart")).status).toBe(303);
    expect(await portal.end("SIGTERM")).toBe(0);
  });

  test("SIGTERM ends it cleanly, and a second start finds everything and doubles nothing", async () => {
    const dataDir = path.join(folder, "killed");
    const portal = await startPortal({ dataDir, password });
    const page = await read(portal, await signIn(portal, "csco.da-nang"));
    expect(page.split('<p dir="auto">After the restart</p>').length - 1).toBe(1);
    const ended = portal.end("SIGTERM");
    await expect.poll(() => fetch(`${portal.origin}/readyz`).then((answer) => answer.status)).toBe(503);
    expect((await fetch(`${portal.origin}/en/about`)).status).toBe(200);
    expect(await ended).toBe(0);
    expect(portal.output()).not.toMatch(/"level":(50|60)/);
  });
});

const room = "/en/rooms/covid-19-response";

async function signIn(portal: PortalProcess, handle: string): Promise<string> {
  const body = new URLSearchParams({ email: `${handle}@ascn.example`, password });
  const answer = await ask(portal, "/en/sign-in", { method: "POST", body });
  const cookie = answer.headers.getSetCookie().find((one) => one.startsWith("session=")) ?? "";
  return cookie.split(";")[0] ?? "";
}

function post(portal: PortalProcess, cookie: string, words: string): Promise<Response> {
  const body = new URLSearchParams({ id: randomUUID(), body: words });
  return ask(portal, room, { method: "POST", body, headers: { Cookie: cookie } });
}

async function read(portal: PortalProcess, cookie: string): Promise<string> {
  return (await ask(portal, room, { headers: { Cookie: cookie } })).text();
}

function ask({ origin }: PortalProcess, target: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set("Origin", origin);
  return fetch(`${origin}${target}`, { redirect: "manual", ...init, headers });
}
