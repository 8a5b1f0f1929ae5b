import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { releaseJobsOfGoneNodes } from "#db/queries/nodes.ts";
import { hundredPages } from "../bench/import-file.ts";
import type { PortalProcess } from "../portal-process.ts";
import { openGround, read, send, signIn, type Ground } from "./killed-portal.ts";

const draft = "/documents/online-portal/draft";
/** Headings and paragraphs of the file. */
const blocks = 1_600;
let ground: Ground;
let portal: PortalProcess;
let cookie = "";
beforeAll(async () => {
  ground = await openGround();
  portal = await ground.node();
  cookie = await signIn(portal, "secretariat");
});
afterAll(async () => {
  expect(await portal.end("SIGTERM")).toBe(0);
  await ground.close();
});

/** Sends a Word file of 100 pages; gives the place of the import's page. */
async function sendFile(): Promise<string> {
  const form = new FormData();
  form.set("lang", "en");
  form.set("file", new File([new Uint8Array(hundredPages())], "hundred-pages.docx"));
  const sent = await send(portal, cookie, `${draft}/import`, form);
  expect(sent.status).toBe(303);
  return sent.headers.get("Location")?.replace(/^\/en/, "") ?? "";
}

const states = async () =>
  (await ground.db.selectFrom("documentImports").select("state").orderBy("createdAt").execute()).map(
    ({ state }) => state,
  );

async function becomes(state: string): Promise<void> {
  await expect.poll(async () => (await states()).at(-1), { timeout: 60_000, interval: 10 }).toBe(state);
}

/** How many paragraphs stand in the draft; null without one. */
async function countDraft(): Promise<number | null> {
  const version = await ground.db
    .selectFrom("documentVersions")
    .select("id")
    .where("documentSlug", "=", "online-portal")
    .where("publishedAt", "is", null)
    .executeTakeFirst();
  if (!version) return null;
  const { count } = await ground.db
    .selectFrom("versionNodes")
    .select((is) => is.fn.countAll<number>().as("count"))
    .where("versionId", "=", version.id)
    .executeTakeFirstOrThrow();
  return count;
}

test("killed while it reads a file: another node reads it again, and nothing of it is in the draft before someone says so", async () => {
  const other = await ground.node();
  const place = await sendFile();
  await becomes("reading");
  await portal.end("SIGKILL");
  // As the other's heart would, a minute later; where it was that one which read, it reads twice.
  await releaseJobsOfGoneNodes(ground.db, 0);
  await becomes("read");
  expect(await read(other, cookie, place)).toContain("Section 1");
  expect([await states(), await countDraft()]).toEqual([["read"], null]);
  portal = other;
});

test("killed while it takes it into the draft: all of it is there or nothing, and then it can be taken", async () => {
  const place = await sendFile();
  await becomes("read");
  for (const delay of [20, 150]) {
    const taking = send(portal, cookie, place, { deed: "take", title: "A hundred pages" }).catch(() => null);
    await sleep(delay);
    await portal.end("SIGKILL");
    const answer = await taking;
    portal = await ground.node();
    const isTaken = (await states()).at(-1) === "taken";
    expect(await countDraft()).toBe(isTaken ? blocks : null);
    if (answer?.status === 303) expect(isTaken).toBe(true);
    if (isTaken) break;
    expect(await read(portal, cookie, place)).toContain("Section 1");
  }
  const again = await send(portal, cookie, place, { deed: "take", title: "A hundred pages" });
  expect([303, 409]).toContain(again.status);
  expect([(await states()).at(-1), await countDraft()]).toEqual(["taken", blocks]);
  expect((await send(portal, cookie, place, { deed: "take", title: "Again" })).status).toBe(409);
  expect(await countDraft()).toBe(blocks);
});
