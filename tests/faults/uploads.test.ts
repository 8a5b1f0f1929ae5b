import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startPortal, type PortalProcess } from "../portal-process.ts";
import { lines, speak } from "./wire.ts";

const password = "faults-only";
const megabyte = Buffer.alloc(1024 * 1024, "a");
let folder = "";
let portal: PortalProcess;
let host = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "portal uploads "));
  portal = await startPortal({ dataDir: path.join(folder, "data"), password });
  host = `Host: ${new URL(portal.origin).host}`;
});
afterAll(async () => {
  expect(await portal.end("SIGTERM")).toBe(0);
  await rm(folder, { recursive: true, force: true });
});

const own = () => `Origin: ${portal.origin}`;

/** The cookie of a new session. */
async function signedIn(email: string): Promise<string> {
  const answer = await fetch(`${portal.origin}/en/sign-in`, {
    ...{ method: "POST", redirect: "manual", headers: { Origin: portal.origin } },
    body: new URLSearchParams({ email, password }),
  });
  const session = answer.headers.getSetCookie().find((one) => one.startsWith("session="));
  return session?.split(";")[0] ?? "";
}

describe("bodies with files", () => {
  const target = "/en/documents/online-portal";
  const multipart = "Content-Type: multipart/form-data; boundary=x";
  const send = (...more: string[]) => lines(`POST ${target} HTTP/1.1`, host, own(), multipart, ...more);
  let cookie = "";
  beforeAll(async () => {
    cookie = `Cookie: ${await signedIn("csco.hanoi@ascn.example")}`;
  });
  const upload = (body: FormData | string, headers: Record<string, string> = {}) =>
    fetch(`${portal.origin}${target}`, {
      ...{ method: "POST", redirect: "manual", body },
      headers: { Origin: portal.origin, Cookie: cookie.slice("Cookie: ".length), ...headers },
    });
  const form = (count: number, file = new File(["a"], "a.txt")) => {
    const fields = new FormData();
    for (let place = 1; place < count; place += 1) fields.append(`f${String(place)}`, "x");
    fields.append("file", file);
    return fields;
  };

  test("25 MB and one byte announced: refused before any of it is taken, with its own sentence", async () => {
    const heard = await speak(
      portal.origin,
      send(cookie, "Content-Length: 26214401", "Expect: 100-continue"),
    );
    expect(heard.status).toBe(413);
    expect(heard.text).toContain("25 MB");
    expect(heard.text).not.toContain("100 Continue");
  });

  test("of nobody: refused before any of it is taken", async () => {
    const heard = await speak(portal.origin, send("Content-Length: 20000000", "Expect: 100-continue"));
    expect(heard.status).toBe(401);
    expect(heard.text).not.toContain("100 Continue");
  });

  test("without an end: refused soon after 25 MB, and nothing of it stays on the disk", async () => {
    const chunk = Buffer.concat([Buffer.from("100000\r\n"), megabyte, Buffer.from("\r\n")]);
    const heard = await speak(portal.origin, send(cookie, "Transfer-Encoding: chunked"), chunk, 30_000);
    expect(heard.status).toBe(413);
    expect(heard.sent).toBeLessThan(120 * megabyte.length);
    const left = (await readdir(tmpdir())).filter((name) => name.startsWith("ascn-upload-"));
    expect(left).toEqual([]);
  });

  test.each([
    ["200 parts", 422, () => form(200)],
    ["201 parts", 413, () => form(201)],
    ["20 MB in one part", 422, () => form(1, new File([Buffer.alloc(20 * 1024 * 1024)], "a.bin"))],
  ])("of %s: %i", async (_, status, body) => {
    expect((await upload(body())).status).toBe(status);
  });

  test.each(["nothing of the kind", "--x\r\n\r\n", "--x\r\nContent-Disposition: form-data\r\n\r\n"])(
    "that cannot be read: 400, %j",
    async (body) => {
      expect((await upload(body, { "Content-Type": "multipart/form-data; boundary=x" })).status).toBe(400);
    },
  );

  test("for pages that take none: 415", async () => {
    const headers = { Origin: portal.origin, Cookie: cookie.slice("Cookie: ".length) };
    const answer = await fetch(`${portal.origin}/en/text-size`, { method: "POST", headers, body: form(1) });
    expect(answer.status).toBe(415);
  });

  test("the 31st in a minute is refused before it is read", async () => {
    const Cookie = await signedIn("editor.hanoi@ascn.example");
    const statuses: number[] = [];
    for (let count = 0; count < 31; count += 1)
      statuses.push(
        (await upload("x", { "Content-Type": "multipart/form-data; boundary=x", Cookie })).status,
      );
    expect(statuses.filter((status) => status === 400)).toHaveLength(30);
    expect(statuses.at(-1)).toBe(429);
  });
});
