import { createHash } from "node:crypto";
import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createClients } from "./client-address.ts";
import type { Door } from "./door.ts";
import { createHttp } from "./http.ts";
import { createPageCache } from "./page-cache.ts";

let clientFolder = "";

beforeAll(() => {
  clientFolder = mkdtempSync(path.join(tmpdir(), "portal-client-"));
  mkdirSync(path.join(clientFolder, "assets"));
  writeFileSync(path.join(clientFolder, "assets", "page-1a2b.css"), "body{}");
  writeFileSync(path.join(clientFolder, "favicon.svg"), "<svg/>");
});
afterAll(() => {
  rmSync(clientFolder, { recursive: true });
});

const logged: string[] = [];
const log = (_: object, message: string) => void logged.push(message);

function ask(address: string): Promise<Response> {
  const door = {
    origins: new Set(["http://localhost:3000"]),
    texts: new Map(),
    cache: createPageCache(),
    clients: createClients([]),
    sessions: { idOf: () => null },
    services: { log: { info: log, warn: log, error: log } },
    handlePage: () => Promise.reject(new Error("no page is rendered here")),
    clientFolder,
    isReady: () => Promise.resolve(false),
  } as unknown as Door;
  const request = new Request(`http://localhost:3000${address}`, { headers: { host: "localhost:3000" } });
  const incoming = Object.assign(new IncomingMessage(new Socket()), { url: address });
  return Promise.resolve(createHttp(door).fetch(request, { incoming }));
}

describe("what is no page", () => {
  test.each([
    ["/healthz", 200, "no-store"],
    ["/readyz", 503, "no-store"],
    ["/robots.txt", 200, null],
    ["/cities", 302, "no-cache"],
    ["/letters/stop/x", 302, "no-cache"],
    ["/assets/page-1a2b.css", 200, "public, max-age=31536000, immutable"],
    ["/favicon.svg", 200, "public, max-age=86400"],
  ])("%s carries its headers", async (address, status, cacheControl) => {
    const { status: given, headers } = await ask(address);
    expect(given).toBe(status);
    expect(headers.get("Cache-Control")).toBe(cacheControl);
    expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(headers.get("Content-Security-Policy")).toContain("script-src 'none'");
    expect(headers.has("Set-Cookie")).toBe(false);
  });

  test("a page that fails says one sentence, and never why", async () => {
    const answer = await ask("/en/");
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain("rendered here");
    expect(logged).toContain("failed");
  });

  test("that page has a look of its own, the only one its policy lets it have", async () => {
    const answer = await ask("/en/");
    const style = /<style>(.*)<\/style>/s.exec(await answer.text())?.[1] ?? "";
    const hash = createHash("sha256").update(style).digest("base64");
    expect(answer.headers.get("Content-Security-Policy")).toContain(`style-src 'sha256-${hash}';`);
    expect(style).toContain("--paper");
  });
});
