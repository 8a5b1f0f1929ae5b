import { afterAll, beforeAll, expect, test } from "vitest";
import type { PortalProcess } from "../portal-process.ts";
import { openGround, read, send, signIn, type Ground } from "./killed-portal.ts";

const draft = "/documents/online-portal/draft";
let ground: Ground;
const cookies: string[] = [];
beforeAll(async () => {
  ground = await openGround();
  const portal = await ground.node();
  for (const handle of ["secretariat", "secretariat.2"]) cookies.push(await signIn(portal, handle));
  expect((await send(portal, cookies[0]!, draft, { deed: "start" })).status).toBe(303);
  expect(await portal.end("SIGTERM")).toBe(0);
});
afterAll(() => ground.close());

/** The paragraphs that stand in the draft with their English texts, in no order. */
async function standing() {
  const rows = await ground.db
    .selectFrom("versionNodes as placed")
    .innerJoin("documentVersions as version", "version.id", "placed.versionId")
    .leftJoin("versionTexts as written", (join) =>
      join
        .onRef("written.versionId", "=", "placed.versionId")
        .onRef("written.nodeId", "=", "placed.nodeId")
        .on("written.lang", "=", "en"),
    )
    .select(["placed.nodeId as id", "placed.parentId", "placed.position", "written.text", "written.revision"])
    .where("version.documentSlug", "=", "online-portal")
    .where("version.publishedAt", "is", null)
    .execute();
  return rows;
}

const revisionOf = async (id: string) =>
  String((await standing()).find((row) => row.id === id)?.revision ?? 0);

/** The paragraph whose form a deed has opened. */
function openedBy({ status, headers }: Response): string {
  expect(status).toBe(303);
  const { searchParams } = new URL(headers.get("Location") ?? "", "http://portal.example");
  return searchParams.get("edit") ?? "";
}

/** What was sent last, and what of it all was acknowledged. */
interface Writer {
  /** Sends the next; rejects where the portal dies meanwhile. */
  next(portal: PortalProcess): Promise<void>;
  /** Takes up where the database stands. */
  resume(): Promise<void>;
  /** Fails where something acknowledged is not there once, or something half. */
  check(): Promise<void>;
}

/** Types on in one paragraph. */
function typist(): Writer {
  const paragraph = "op-1-1";
  let [sent, known, revision] = [0, 0, "0"];
  return {
    async next(portal) {
      sent += 1;
      const text = `Typed ${String(sent)}.`;
      const answer = await send(portal, cookies[0]!, `${draft}/text`, {
        ...{ paragraph, lang: "en", revision, text },
      });
      expect(answer.status).toBe(200);
      revision = String(((await answer.json()) as { revision: number }).revision);
      known = sent;
    },
    async resume() {
      revision = await revisionOf(paragraph);
    },
    async check() {
      const text = (await standing()).find(({ id }) => id === paragraph)?.text;
      expect([known, sent].map((count) => `Typed ${String(count)}.`)).toContain(text);
    },
  };
}

/** Puts new paragraphs behind another, one after the other. */
function inserter(): Writer {
  const paragraph = "op-2-1";
  const made: string[] = [];
  let [before, sent] = [0, 0];
  return {
    async next(portal) {
      sent += 1;
      const revision = await revisionOf(paragraph);
      const answer = await send(portal, cookies[1]!, draft, {
        ...{ deed: "insert", paragraph, lang: "en", revision, text: "Followed by new ones." },
      });
      made.push(openedBy(answer));
    },
    async resume() {
      sent = made.length;
      before = (await standing()).filter(({ text }) => text === "").length - made.length;
    },
    async check() {
      const empty = (await standing()).filter(({ text }) => text === "").map(({ id }) => id);
      for (const id of made) expect(empty.filter((one) => one === id)).toEqual([id]);
      expect([before + made.length, before + sent]).toContain(empty.length);
    },
  };
}

/** Parts the rest of a paragraph again and again. */
function splitter(): Writer {
  let paragraph = "op-3-1";
  let [sent, known] = [0, 0];
  const count = async (text: string) => (await standing()).filter((one) => one.text === text).length;
  return {
    async next(portal) {
      sent += 1;
      const answer = await send(portal, cookies[1]!, draft, {
        ...{ deed: "split", paragraph, lang: "en", revision: await revisionOf(paragraph) },
        text: `Piece ${String(sent)}.\n///\nRest ${String(sent)}.`,
      });
      paragraph = openedBy(answer);
      known = sent;
    },
    async resume() {
      const rest = (await standing()).find(({ text }) => text === `Rest ${String(sent)}.`);
      // One that was not acknowledged is there whole, or not at all.
      if (rest) [paragraph, known] = [rest.id, sent];
      sent = known;
    },
    async check() {
      for (let one = 1; one <= known; one += 1) expect(await count(`Piece ${String(one)}.`)).toBe(1);
      const halves = [await count(`Piece ${String(sent)}.`), await count(`Rest ${String(sent)}.`)];
      expect([0, 1]).toContain(halves[0]);
      expect(halves[1]).toBe(halves[0]);
      const isParted = sent > known && halves[0] === 1;
      expect(await count(`Rest ${String(known)}.`)).toBe(known > 0 && !isParted ? 1 : 0);
    },
  };
}

test("a portal killed while several write in a draft: what was acknowledged is there once, nothing is there by half, and all go on", async () => {
  const writers = [typist(), inserter(), splitter()];
  for (const round of [1, 2]) {
    const portal = await ground.node();
    for (const writer of writers) await writer.resume();
    let acknowledged = 0;
    const until = 6 + Math.floor(Math.random() * 12);
    const write = async (writer: Writer) => {
      for (;;) {
        await writer.next(portal);
        acknowledged += 1;
        if (acknowledged === until) void portal.end("SIGKILL");
      }
    };
    const ends = await Promise.allSettled(writers.map(write));
    // Each ended because nobody answered any more, none because of an answer.
    for (const end of ends)
      expect(end.status === "rejected" && String(end.reason), `round ${String(round)}`).toMatch(
        /fetch failed|terminated/,
      );
    for (const writer of writers) await writer.check();
  }
  const portal = await ground.node();
  const places = (await standing()).map(({ parentId, position }) => `${parentId ?? ""} ${String(position)}`);
  expect(new Set(places).size).toBe(places.length);
  expect((await standing()).filter(({ text }) => text === null)).toEqual([]);
  for (const writer of writers) {
    await writer.resume();
    await writer.next(portal);
    await writer.check();
  }
  expect(await read(portal, cookies[0]!, draft)).toContain("Typed");
  expect(await portal.end("SIGTERM")).toBe(0);
});
