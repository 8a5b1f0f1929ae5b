/** `npm run bench`: requests per second of pages beside a bare handler, paired A B A B, medians; `npm run bench -- rooms` the rooms alone. Prints tables, fails nothing. */
import { fork, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import path from "node:path";
import { findRunningEmbedded } from "#db/embedded/start.ts";
import { benchFiles } from "./files.ts";
import { hundredPages, measureImport } from "./import-file.ts";
import { insertLargeDocuments } from "./large-document.ts";
import { measureMatrixImport } from "./matrix-import.ts";
import { benchMatrix, matrices } from "./matrix.ts";
import { measure, median, type Measured } from "./load.ts";
import { benchRooms } from "./rooms.ts";
import { measureVersions } from "./versions.ts";

const port = 3977;
const origin = `http://localhost:${String(port)}`;
const password = "bench-only";
const rounds = 3;
const seconds = 4;
const pages = [
  { name: "home, visitor", path: "/en/" },
  { name: "cities, visitor", path: "/en/cities" },
  { name: "a city, visitor", path: "/en/cities/da-nang" },
  { name: "a document, visitor", path: "/en/documents/online-portal" },
  { name: "a document, signed in", path: "/en/documents/online-portal", as: "csco.da-nang" },
  { name: "300 paragraphs, no comments, signed in", path: "/en/documents/long-quiet", as: "csco.da-nang" },
  { name: "300 paragraphs, 2,000 comments, signed in", path: "/en/documents/long", as: "csco.da-nang" },
  {
    name: "a paragraph of it opened, signed in",
    path: "/en/documents/long?paragraph=long-1",
    as: "csco.da-nang",
  },
  { name: "a room, signed in", path: "/en/rooms/covid-19-response", as: "csco.da-nang" },
];

if (process.argv[2] === "rooms") {
  await benchRooms(minutesGiven());
  process.exit(0);
}
const folder = await mkdtemp(path.join(tmpdir(), "portal-bench-"));
await chmod(folder, 0o755);
const dataDir = path.join(folder, "data");
const portal = spawn(process.execPath, ["server/start.mjs"], {
  env: { ...process.env, DATA_DIR: dataDir, PORT: String(port), DEMO_PASSWORD: password, LOG_LEVEL: "warn" },
  stdio: ["ignore", "ignore", "inherit"],
});
try {
  await untilReady();
  const database = findRunningEmbedded(dataDir)?.url ?? "";
  await insertLargeDocuments(database, [
    { slug: "long-quiet", comments: 0 },
    { slug: "long", comments: 2000 },
    ...matrices,
  ]);
  const bare = fork("tests/bench/bare.ts", {
    execArgv: ["--import", "tsx"],
    env: { ...process.env, BENCH_DATABASE_URL: database },
  });
  const [{ port: barePort }] = (await once(bare, "message")) as [{ port: number }];
  console.log(
    `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${String(cpus().length)} × ${cpus()[0]?.model ?? "?"}, 32 connections, ${String(rounds)} × ${String(seconds)} s each`,
  );
  console.log("page | bytes sent | req/s | bare req/s | ratio | p99 ms | bare p99 ms | ratio | by");
  for (const page of pages) console.log(await compare(page, bare, `http://127.0.0.1:${String(barePort)}/`));
  bare.kill();
  const file = hundredPages();
  const cookie = await signIn("secretariat");
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) times.push(await measureImport(origin, cookie, file));
  console.log(
    `a Word file of 100 pages (${(file.length / 1000).toFixed(0)} kB), from sending it to its preview: ${median(times).toFixed(2)} s`,
  );
  console.log("300 paragraphs and 2,000 comments, in a process of its own | time");
  for (const line of await measureVersions(database, "long")) console.log(line);
  await benchFiles();
  await benchMatrix({ origin, cookie, pid: portal.pid ?? 0 });
  const { read, written } = await measureMatrixImport(origin, cookie);
  console.log(
    `a matrix of 10,000 answers brought back: its preview after ${read.toFixed(1)} s, written in ${written.toFixed(1)} s`,
  );
} finally {
  portal.kill("SIGTERM");
  await once(portal, "exit");
  await rm(folder, { recursive: true, force: true });
}
await benchRooms(minutesGiven());

/** How long the steady load of rooms lasts: `--minutes 10`, else one. */
function minutesGiven(): number {
  const at = process.argv.indexOf("--minutes");
  return at < 0 ? 1 : Number(process.argv[at + 1]);
}

async function compare(page: (typeof pages)[number], bare: ChildProcess, bareUrl: string): Promise<string> {
  const headers = {
    "Accept-Encoding": page.as ? "gzip" : "br",
    ...(page.as ? { Cookie: await signIn(page.as) } : {}),
  };
  const size = await copyTo(bare, page.path, headers);
  const ours: Measured[] = [];
  const theirs: Measured[] = [];
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await measure({ url: `${origin}${page.path}`, headers, seconds }));
    theirs.push(await measure({ url: bareUrl, headers: {}, seconds }));
  }
  const rate = (list: Measured[]) => median(list.map((one) => one.perSecond));
  const p99 = (list: Measured[]) => median(list.map((one) => one.p99));
  const ratio = (a: number, b: number) => (a / b).toFixed(3);
  return [
    page.name,
    size,
    rate(ours).toFixed(0),
    rate(theirs).toFixed(0),
    ratio(rate(ours), rate(theirs)),
    p99(ours).toFixed(1),
    p99(theirs).toFixed(1),
    ratio(p99(ours), p99(theirs)),
    ours[0]?.by,
  ].join(" | ");
}

/** Gives the bare handler the very bytes that the page sends. */
async function copyTo(bare: ChildProcess, target: string, headers: Record<string, string>): Promise<string> {
  const answer = await fetch(`${origin}${target}`, {
    headers: { ...headers, "Accept-Encoding": "identity" },
  });
  if (!answer.ok) throw new Error(`${target}: ${String(answer.status)}`);
  const html = Buffer.from(await answer.arrayBuffer());
  const wire = await rawBytes(target, headers);
  bare.send({ body: wire.body.toString("base64"), headers: wire.headers });
  await once(bare, "message");
  return `${String(wire.body.length)} (${String(html.length)} plain)`;
}

async function rawBytes(target: string, headers: Record<string, string>) {
  const { get } = await import("node:http");
  return new Promise<{ body: Buffer; headers: Record<string, string> }>((resolve, reject) => {
    get(`${origin}${target}`, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const encoding = response.headers["content-encoding"];
        resolve({
          body: Buffer.concat(chunks),
          headers: {
            "Content-Type": "text/html; charset=utf-8",
            ...(encoding ? { "Content-Encoding": encoding } : {}),
          },
        });
      });
    }).on("error", reject);
  });
}

async function signIn(handle: string): Promise<string> {
  const body = new URLSearchParams({ email: `${handle}@ascn.example`, password });
  const answer = await fetch(`${origin}/en/sign-in`, {
    method: "POST",
    body,
    headers: { Origin: origin },
    redirect: "manual",
  });
  const cookie = answer.headers.getSetCookie().find((one) => one.startsWith("session=")) ?? "";
  return cookie.split(";")[0] ?? "";
}

async function untilReady(): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const isReady = await fetch(`${origin}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isReady) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("the portal was not ready in two minutes");
}
