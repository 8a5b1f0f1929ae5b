import { describe, expect, test } from "vitest";
import { filesOrRefusal } from "#app/features/rooms/attachments/form-commands.server.ts";
import { moderate } from "#app/features/rooms/moderation/commands.server.ts";
import { postMessage } from "#app/features/rooms/posting.server.ts";
import { findWritable } from "#app/features/rooms/seen-room.server.ts";
import { changeRoom } from "#app/features/rooms/settings/commands.server.ts";
import { findSettingsPage } from "#app/features/rooms/settings/settings-page.server.ts";
import { openRoomScene, openTestRoom, posting, type RoomPlayer } from "./room-players.ts";

const { services: alone, actors } = await openRoomScene();
/** What was put away, as text. */
const kept: string[] = [];
const put = (bytes: Uint8Array) => Promise.resolve(String(kept.push(Buffer.from(bytes).toString())));
const services = { ...alone, files: { ...alone.files, put } };

/** What a form with this text as its file brings to a room. */
async function bring(who: RoomPlayer, slug: string, fields: Record<string, string>, words: string) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set("file.0", new File([words], "data.txt", { type: "text/plain" }));
  const at = await findWritable(services, actors[who], slug);
  const { files, errors, status } = await filesOrRefusal(services, actors[who], at, form);
  return { kept: files.length, keys: errors.map(({ field, key }) => `${field} ${key}`), status };
}

describe("a form with files of the room's page", () => {
  const restrict = { deed: "restrict", reason: "Loud", term: "day" } as const;
  const refused = (status: number, key: string) => ({ kept: 0, keys: [`file.0 ${key}`], status });
  const arrange = async (slug: string, state: "closed" | "archived") => {
    const { was } = await findSettingsPage(services, actors.secretariat, slug);
    const asked = { deed: "arrange", state, was, audience: "everyone" } as const;
    await changeRoom(services, actors.secretariat, slug, { ...asked, guests: [] });
  };

  test("is refused them where nobody writes any more, but for a message that was taken before", async () => {
    const slug = await openTestRoom(services, actors.daNang);
    const message = posting(slug);
    await postMessage(services, actors.phuket, message);
    expect(await bring("phuket", slug, {}, "In time")).toMatchObject({ kept: 1, keys: [] });
    for (const state of ["closed", "archived"] as const) {
      await arrange(slug, state);
      const key = state === "closed" ? "roomClosed" : "roomArchived";
      const before = [...kept];
      expect(await bring("phuket", slug, {}, state)).toEqual(refused(409, key));
      expect(await bring("daNang", slug, { id: message.id }, state)).toEqual(refused(409, key));
      expect(await bring("phuket", slug, { id: "none" }, state)).toEqual(refused(409, key));
      expect(kept).toEqual(before);
      expect(await bring("phuket", slug, { id: message.id }, state)).toMatchObject({ kept: 1, keys: [] });
    }
  });

  test("is refused them of who may not write here, and of another mandate", async () => {
    const slug = await openTestRoom(services, actors.daNang);
    await postMessage(services, actors.phuket, posting(slug));
    const [own, other] = [actors.phuket.mandate.id, actors.daNang.mandate.id];
    expect(await bring("phuket", slug, { as: other }, "As another")).toEqual(refused(409, "otherMandate"));
    expect(await bring("phuket", slug, { as: own }, "As oneself")).toMatchObject({ kept: 1, keys: [] });
    await moderate(services, actors.secretariat, { room: slug, message: 1 }, restrict);
    expect(await bring("phuket", slug, {}, "Restricted")).toEqual(refused(403, "restrictedUntil"));
    expect(await bring("daNang", slug, {}, "Not restricted")).toMatchObject({ kept: 1, keys: [] });
  });
});
