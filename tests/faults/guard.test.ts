import { mkdtemp, rm } from "node:fs/promises";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startPortal, type PortalProcess } from "../portal-process.ts";
import { dial, lines, speak } from "./wire.ts";

const password = "faults-only";
const form = "Content-Type: application/x-www-form-urlencoded";
const megabyte = Buffer.alloc(1024 * 1024, "a");
let folder = "";
let portal: PortalProcess;
let host = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "portal guard "));
  portal = await startPortal({ dataDir: path.join(folder, "data"), password });
  host = `Host: ${new URL(portal.origin).host}`;
});
afterAll(async () => {
  expect(await portal.end("SIGTERM")).toBe(0);
  await rm(folder, { recursive: true, force: true });
});

const own = () => `Origin: ${portal.origin}`;
const post = (...more: string[]) => lines("POST /en/sign-in HTTP/1.1", host, ...more);

describe("requests that reach no page", () => {
  const cases: [string, number, () => string][] = [
    ["a method of writing", 405, () => lines("PUT /en/ HTTP/1.1", host, "Content-Length: 0")],
    ["a method of asking", 405, () => lines("OPTIONS /en/ HTTP/1.1", host)],
    ["TRACE", 405, () => lines("TRACE /en/ HTTP/1.1", host)],
    ["a method nobody knows", 400, () => lines("BREW /en/ HTTP/1.1", host)],
    ["the data door", 404, () => lines("GET /en/cities?_data=routes%2F%24lang.cities._index HTTP/1.1", host)],
    ["the data door at the root", 404, () => lines("GET /?_data HTTP/1.1", host)],
    ["another host", 421, () => lines("GET /en/ HTTP/1.1", "Host: evil.example")],
    ["no host", 400, () => lines("GET /en/ HTTP/1.1")],
    ["no host, as long ago", 421, () => lines("GET /en/ HTTP/1.0")],
    [
      "another host, forwarded as ours",
      421,
      () => lines("GET /en/ HTTP/1.1", "Host: evil.example", `X-Forwarded-${host}`),
    ],
    ["a whole address", 400, () => lines("GET http://evil.example/ HTTP/1.1", host)],
    ["an address without a scheme", 400, () => lines("GET //evil.example/ HTTP/1.1", host)],
    ["a broken address", 400, () => lines("GET /en/%E0%A4%A HTTP/1.1", host)],
    [
      "headers beyond measure",
      431,
      () => lines("GET /en/ HTTP/1.1", host, `Cookie: a=${"b".repeat(20_000)}`),
    ],
    ["a form from nowhere", 403, () => post(form, "Content-Length: 0")],
    ["a form of origin null", 403, () => post(form, "Origin: null", "Content-Length: 0")],
    [
      "a form of another site",
      403,
      () => post(form, own(), "Sec-Fetch-Site: cross-site", "Content-Length: 0"),
    ],
    ["JSON", 415, () => post("Content-Type: application/json", own(), "Content-Length: 2") + "{}"],
    ["a form of fewer words", 415, () => post(own(), "Content-Length: 3") + "a=b"],
    ["a body where none belongs", 413, () => lines("GET /en/ HTTP/1.1", host, "Content-Length: 3") + "a=b"],
  ];
  test.each(cases)("%s", async (_, status, request) => {
    const heard = await speak(portal.origin, request());
    expect(heard.status).toBe(status);
    if (status !== 400 && status !== 431)
      expect(heard.text).toContain("x-content-type-options".replace(/(^|-)./g, (c) => c.toUpperCase()));
  });

  test("a forwarded host of somebody nobody trusts changes nothing", async () => {
    const heard = await speak(
      portal.origin,
      lines("GET /en/about HTTP/1.1", host, "X-Forwarded-Host: evil.example", "X-Forwarded-Proto: https"),
    );
    expect(heard.status).toBe(200);
    expect(heard.text).not.toContain("evil.example");
  });
});

describe("bodies", () => {
  test("200 MB announced: refused before any of it is taken", async () => {
    const heard = await speak(portal.origin, post(form, own(), "Content-Length: 209715200"));
    expect([heard.status, heard.ms < 2_000]).toEqual([413, true]);
    expect(heard.text).toContain("Connection: close");
  });

  test("200 MB that ask first whether they are welcome are not", async () => {
    const heard = await speak(
      portal.origin,
      post(form, own(), "Content-Length: 209715200", "Expect: 100-continue"),
    );
    expect(heard.status).toBe(413);
    expect(heard.text).not.toContain("100 Continue");
  });

  test("without an end: refused soon after 256 kB, while others are served", async () => {
    const chunk = Buffer.concat([Buffer.from("100000\r\n"), megabyte, Buffer.from("\r\n")]);
    const pouring = Promise.all(
      [1, 2, 3].map(() => speak(portal.origin, post(form, own(), "Transfer-Encoding: chunked"), chunk)),
    );
    const others = await Promise.all([1, 2, 3, 4, 5].map(() => fetch(`${portal.origin}/en/about`)));
    expect(others.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    for (const { status, sent } of await pouring) {
      expect(status).toBe(413);
      expect(sent).toBeLessThan(100 * megabyte.length);
    }
  });

  const fields = (count: number) => "a=1&".repeat(count - 1) + "a=1";
  test.each([
    ["200 fields", 422, () => fields(200)],
    ["201 fields", 413, () => fields(201)],
    ["100,000 fields", 413, () => "&".repeat(100_000)],
    ["one letter too many", 413, () => "a".repeat(256 * 1024 + 1)],
  ])("a form of %s: %i", async (_, status, body) => {
    const headers = { Origin: portal.origin, "Content-Type": "application/x-www-form-urlencoded" };
    const answer = await fetch(`${portal.origin}/en/sign-in`, { method: "POST", headers, body: body() });
    expect(answer.status).toBe(status);
  });

  test.each([
    ["a text of 50,000 letters of Khmer in a draft is read", 404, "/draft", "ក".repeat(50_000)],
    ["and by the script that sends it", 404, "/draft.data", "ក".repeat(50_000)],
    ["one beyond 1 MB is not", 413, "/draft", "a".repeat(1024 * 1024)],
    ["nor 300 kB where nothing long is written", 413, "/period", "a".repeat(300_000)],
  ])("%s: %i", async (_, status, place, text) => {
    const answer = await fetch(`${portal.origin}/en/documents/online-portal${place}`, {
      ...{ method: "POST", headers: { Origin: portal.origin } },
      body: new URLSearchParams({ text }),
    });
    expect(answer.status).toBe(status);
  });

  test("100,000 fields of several parts are not even read", async () => {
    const body = new FormData();
    for (let count = 0; count < 100_000; count += 1) body.append(`f${String(count)}`, "x");
    const heard = await fetch(`${portal.origin}/en/sign-in`, {
      method: "POST",
      headers: { Origin: portal.origin },
      body,
    }).then(
      ({ status }) => status,
      () => 413,
    );
    expect([413, 415]).toContain(heard);
    expect((await fetch(`${portal.origin}/en/about`)).status).toBe(200);
  });
});

describe("slow connections", () => {
  test("200 of them are closed, and everyone else is served meanwhile", async () => {
    const slow = await Promise.all(Array.from({ length: 200 }, () => dial(portal.origin)));
    const closed = slow.map((socket) => new Promise((resolve) => socket.once("close", resolve)));
    const drip = (socket: Socket, place: number) => socket.write(place < 100 ? "X-Slow: 1\r\n" : "a");
    for (const [place, socket] of slow.entries())
      socket.write(
        place < 100 ? `GET /en/ HTTP/1.1\r\n${host}\r\n` : post(form, own(), "Content-Length: 100000"),
      );
    const dripping = setInterval(() => {
      slow.forEach(drip);
    }, 500);
    const times: number[] = [];
    for (let count = 0; count < 20; count += 1) {
      const startedAt = Date.now();
      const target = count % 2 === 0 ? "/en/cities" : "/en/initiatives";
      expect((await fetch(`${portal.origin}${target}`)).status).toBe(200);
      times.push(Date.now() - startedAt);
      await sleep(100);
    }
    expect(Math.max(...times)).toBeLessThan(5_000);
    await Promise.race([Promise.all(closed.slice(0, 100)), sleep(20_000)]);
    clearInterval(dripping);
    expect(slow.slice(0, 100).filter((socket) => !socket.destroyed)).toEqual([]);
    for (const socket of slow) socket.destroy();
  });
});

describe("sessions and limits", () => {
  const ask = (
    target: string,
    cookie: string,
    fields: Record<string, string> | null,
    more: Record<string, string> = {},
  ) =>
    fetch(`${portal.origin}${target}`, {
      redirect: "manual",
      headers: { Origin: portal.origin, Cookie: cookie, ...more },
      ...(fields ? { method: "POST", body: new URLSearchParams(fields) } : {}),
    });
  const sessionOf = (answer: Response) =>
    answer.headers
      .getSetCookie()
      .find((one) => one.startsWith("session="))
      ?.split(";")[0] ?? "";

  test("a cookie somebody else has set before the sign-in is worth nothing after it", async () => {
    const preset = `session=${"x".repeat(43)}`;
    const email = "csco.da-nang@ascn.example";
    const answer = await ask("/en/sign-in", preset, { email, password });
    expect(answer.status).toBe(303);
    expect(sessionOf(answer)).toMatch(/^session=[\w-]{43}$/);
    expect(sessionOf(answer)).not.toBe(preset);
    expect((await ask("/en/account", preset, null)).status).toBe(401);
    expect((await ask("/en/account", sessionOf(answer), null)).status).toBe(200);
  });

  test("the 121st form in a minute is refused in the reader's language, with the time to wait; a forged address changes nothing, and signing out stays open", async () => {
    const email = "csco.phuket@ascn.example";
    const cookie = sessionOf(await ask("/en/sign-in", "", { email, password }));
    const size = () =>
      ask(
        "/vi/text-size",
        cookie,
        { size: "m", back: "/vi/" },
        { "X-Forwarded-For": `203.0.113.${String(Math.ceil(Math.random() * 250))}` },
      );
    const statuses: number[] = [];
    for (let count = 0; count < 120; count += 10)
      statuses.push(...(await Promise.all(Array.from({ length: 10 }, async () => (await size()).status))));
    expect(new Set(statuses)).toEqual(new Set([303]));
    const refused = await size();
    const wait = Number(refused.headers.get("Retry-After"));
    expect([refused.status, wait > 0 && wait <= 60]).toEqual([429, true]);
    expect(await refused.text()).toContain(`${String(wait)} giây`);
    expect((await ask("/en/sign-out", cookie, {})).status).toBe(303);
  });
});
