import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startPortal } from "../portal-process.ts";

let folder: string;
let dataDir: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "portal-admin-"));
  await chmod(folder, 0o755);
  dataDir = path.join(folder, "data");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs `npm run admin -- …` on the test's folder to its end. */
async function admin(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, ["server/command.mjs", "admin", ...args], {
    env: { ...process.env, DATA_DIR: dataDir, PORT: "3999", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, "close")) as [number];
  return { code, output };
}

const link = /^http:\/\/localhost:3999\/(en|vi)\/invitation\/[A-Za-z0-9_-]{43}$/m;

test("prints a link on a stopped portal, and on a running one, and both lead to the invitation", async () => {
  const stopped = await admin(["invite", "--email", "first@example.org"]);
  expect(stopped).toMatchObject({ code: 0, output: expect.stringMatching(link) as unknown });
  const portal = await startPortal({ dataDir, password: "for the admin's test", env: { DEMO: "0" } });
  try {
    const running = await admin(["invite", "--lang", "vi"]);
    expect(running).toMatchObject({ code: 0, output: expect.stringMatching(link) as unknown });
    for (const { output } of [stopped, running]) {
      const { pathname } = new URL(link.exec(output)![0]);
      const answer = await fetch(`${portal.origin}${pathname}`);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('name="password"');
    }
  } finally {
    await portal.end("SIGTERM");
  }
});

test.each([
  ["nothing asked", [], "npm run admin -- invite"],
  ["something else", ["dismiss"], "npm run admin -- invite"],
  ["an unknown option", ["invite", "--role", "king"], "--role"],
  ["half an address", ["invite", "--email", "first"], "--email must be a whole address"],
  ["an unknown language", ["invite", "--lang", "xx"], "--lang must be"],
])("%s is answered with a sentence", async (_, args, sentence) => {
  const { code, output } = await admin(args);
  expect(code).toBe(1);
  expect(output).toContain(sentence);
  expect(output).not.toContain("    at ");
});

test("a database that does not answer is told in a sentence", async () => {
  const url = "postgres://portal:secret-word@127.0.0.1:1/portal";
  const { code, output } = await admin(["invite"], { DATABASE_URL: url });
  expect(code).toBe(1);
  expect(output).toContain("The database cannot be used");
  expect(output).not.toContain("secret-word");
});
