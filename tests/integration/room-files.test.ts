import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { visitor } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import { fetchFile, fetchPreview, keepFile, removeLeftFiles } from "#app/features/files/commands.server.ts";
import { deleteMessage } from "#app/features/rooms/messages/changing.server.ts";
import { postMessage } from "#app/features/rooms/posting.server.ts";
import { findRoomPage } from "#app/features/rooms/pages.server.ts";
import { filesOf } from "#server/files.ts";
import { createPageDrawer } from "#server/previews/draw-page.ts";
import { sample } from "../file-samples.ts";
import { pdfOf } from "../pdf-samples.ts";
import { eventsOf, openRoomScene, openTestRoom, posting, type RoomPlayer } from "./room-players.ts";

const { services: alone, actors } = await openRoomScene();
let services: Services;
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "portal room files "));
  const drawPage = createPageDrawer(alone.log, { time: 60_000, memory: 256 });
  services = { ...alone, drawPage, files: filesOf({ s3Url: null, dataDir: folder }) };
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** A noisy picture, which no preview makes small by itself. */
async function photo(width: number, height: number) {
  const noise = { type: "gaussian", mean: 128, sigma: 60 } as const;
  const bytes = await sharp({ create: { width, height, channels: 3, background: "#888", noise } })
    .jpeg()
    .toBuffer();
  return { name: "photo.jpg", bytes: new Uint8Array(bytes), description: "The bridge at noon" };
}
const keepText = async (who: RoomPlayer, words = "Our measurements.") =>
  (await keepFile(services, actors[who], sample("data.txt", words))).id;
const namesOnDisk = async () => {
  const names: string[] = [];
  for await (const name of services.files.list()) names.push(name);
  return names;
};
const room = (audience: "everyone" | "members" = "everyone") =>
  openTestRoom(services, actors.daNang, audience);

describe("a message with files", () => {
  test("carries them in its event, in catch-up and on the page, with the size of a small preview", async () => {
    const slug = await room();
    const kept = await keepFile(services, actors.daNang, await photo(1200, 600));
    const text = await keepText("daNang");
    const event = await postMessage(services, actors.daNang, { ...posting(slug), files: [kept.id, text] });
    expect(event.message.files).toMatchObject([
      {
        ...{ id: kept.id, name: "photo.jpg", description: "The bridge at noon", mediaType: "image/jpeg" },
        preview: { width: 480, height: 240 },
      },
      { id: text, name: "data.txt", mediaType: "text/plain", preview: null },
    ]);
    expect((await eventsOf(services, actors.daNang, slug)).events).toEqual([event]);
    expect((await findRoomPage(services, visitor, slug)).events).toEqual([event]);
    const { bytes } = await fetchPreview(services, visitor, kept.id);
    expect(bytes.length).toBeLessThanOrEqual(30 * 1024);
    expect(await sharp(bytes).metadata()).toMatchObject({ format: "webp", width: 480, height: 240 });
    await expect(fetchPreview(services, visitor, text)).rejects.toMatchObject({ status: 404 });
  });

  test("shows the first page of a PDF, and a PDF that cannot be drawn by its name alone", async () => {
    const slug = await room();
    const sent = { name: "plan.pdf", description: null };
    const page = { ...sent, bytes: pdfOf("1 0 0 rg 0 0 600 400 re f") };
    const whole = await keepFile(services, actors.daNang, page);
    const broken = await keepFile(services, actors.daNang, sample("broken.pdf", "%PDF-1.7\n%%EOF"));
    const { message } = await postMessage(services, actors.daNang, {
      ...posting(slug),
      files: [whole.id, broken.id],
    });
    expect(message.files).toMatchObject([
      { name: "plan.pdf", preview: { width: 240, height: 320 } },
      { name: "broken.pdf", preview: null },
    ]);
    const { bytes } = await fetchPreview(services, visitor, whole.id);
    const { dominant } = await sharp(bytes).extract({ left: 0, top: 200, width: 240, height: 120 }).stats();
    expect(dominant).toMatchObject({ r: 248, g: 8, b: 8 });
    const download = await fetchFile(services, visitor, whole.id);
    expect(Buffer.from(download.bytes)).toEqual(Buffer.from(page.bytes));
  });

  test("opens the room that it is the first of; the same again is the same message", async () => {
    const message = { ...posting("experience-sg-tracetogether"), files: [await keepText("mekong")] };
    const event = await postMessage(services, actors.mekong, message);
    expect([event.n, event.message.files.length]).toEqual([1, 1]);
    expect(await postMessage(services, actors.mekong, message)).toEqual(event);
  });

  test("files that are another's, hang elsewhere, or are not there: 422, and nothing is written", async () => {
    const slug = await room();
    const [own, others] = [await keepText("daNang"), await keepText("phuket")];
    await postMessage(services, actors.daNang, { ...posting(slug), files: [own] });
    for (const files of [[others], [own], [crypto.randomUUID()], [await keepText("daNang"), others]])
      await expect(postMessage(services, actors.daNang, { ...posting(slug), files })).rejects.toMatchObject({
        status: 422,
        key: "fileGone",
      });
    expect((await eventsOf(services, actors.daNang, slug)).last).toBe(1);
  });

  test("whoever reads the room fetches them, and nobody else", async () => {
    const slug = await room("members");
    const file = (await keepFile(services, actors.daNang, await photo(100, 80))).id;
    for (const fetch of [fetchFile, fetchPreview])
      await expect(fetch(services, actors.phuket, file)).rejects.toMatchObject({ status: 404 });
    await postMessage(services, actors.daNang, { ...posting(slug), files: [file] });
    for (const fetch of [fetchFile, fetchPreview]) {
      expect((await fetch(services, actors.phuket, file)).bytes.length).toBeGreaterThan(0);
      for (const actor of [actors.mekong, actors.admin, visitor])
        await expect(fetch(services, actor, file)).rejects.toMatchObject({ status: 404 });
    }
  });

  test("deleted or hidden, it has none at once: for everyone, who sent it in too; deleted, they leave the disk", async () => {
    const slug = await room();
    const before = await namesOnDisk();
    const file = (await keepFile(services, actors.daNang, await photo(640, 640))).id;
    const message = { ...posting(slug), files: [file] };
    await postMessage(services, actors.daNang, message);
    const hide = (by: string | null) =>
      services.db
        .updateTable("messages")
        .set({
          hiddenAt: by === null ? null : new Date(),
          hiddenBy: by,
          hiddenReason: by === null ? null : "Rude",
        })
        .where("id", "=", message.id)
        .execute();
    const gone = async () => {
      for (const actor of [actors.daNang, visitor])
        for (const fetch of [fetchFile, fetchPreview])
          await expect(fetch(services, actor, file)).rejects.toMatchObject({ status: 404 });
      const [event] = (await findRoomPage(services, visitor, slug)).events;
      expect(event?.message.files).toEqual([]);
    };
    await hide(actors.phuket.mandate.id);
    await gone();
    await hide(null);
    expect((await fetchFile(services, visitor, file)).name).toBe("photo.jpg");
    await deleteMessage(services, actors.daNang, { room: slug, message: message.id });
    await gone();
    expect((await namesOnDisk()).length).toBe(before.length + 2);
    await removeLeftFiles(services);
    expect((await namesOnDisk()).sort()).toEqual(before.sort());
  });
});
