import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Services } from "#app/features/access/services.ts";
import { makeComment } from "#app/features/documents/comments/commands.server.ts";
import { takeFiles } from "#app/features/documents/comments/attachments-commands.server.ts";
import { findDocumentPage } from "#app/features/documents/pages.server.ts";
import { fetchFile, keepFile, removeLeftFiles } from "#app/features/files/commands.server.ts";
import { filesOf } from "#server/files.ts";
import { comment, documentScene, type DocumentScene } from "../document-scene.ts";
import { sample } from "../file-samples.ts";

let scene: DocumentScene;
let services: Services;
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "portal attachments "));
  scene = await documentScene();
  services = { ...scene.services, files: filesOf({ s3Url: null, dataDir: folder }) };
});
afterAll(async () => {
  await scene.database.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  for (const table of ["commentFiles", "files"] as const) await services.db.deleteFrom(table).execute();
  await scene.empty();
  await scene.openPeriod({ publishesDirectly: false });
});

const keep = (sent: ReturnType<typeof sample>, who = "daNang") => keepFile(services, scene.as(who), sent);
const fetched = (id: string, who: string) => fetchFile(services, scene.as(who), id);
const countRows = async () =>
  (
    await services.db
      .selectFrom("files")
      .select((is) => is.fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow()
  ).count;
const namesOnDisk = async () => {
  const names: string[] = [];
  for await (const name of services.files.list()) names.push(name);
  return names.sort();
};
/** Makes what hangs on nothing older than a day. */
const growOld = () => sql`update files set created_at = now() - interval '26 hours'`.execute(services.db);
/** A comment of Da Nang with a file, before its country has submitted it. */
async function attached(who = "daNang", text = "Our measurements.") {
  const file = await keep(sample("data.txt", text), who);
  const made = comment({ files: [file.id] });
  await makeComment(services, scene.as(who), made);
  return { file, comment: made.id };
}

describe("a comment with files", () => {
  test("holds them: whoever sees the comment fetches them, and nobody else", async () => {
    const { file } = await attached();
    for (const who of ["daNang", "hanoi", "nrVietNam"])
      expect(Buffer.from((await fetched(file.id, who)).bytes).toString()).toBe("Our measurements.");
    for (const who of [
      "phuket",
      "nrThailand",
      "secretariat",
      "partner",
      "administrator",
      "former",
      "visitor",
    ])
      await expect(fetched(file.id, who)).rejects.toMatchObject({ status: 404 });
    await services.db.updateTable("comments").set({ submittedAt: new Date() }).execute();
    for (const who of ["phuket", "nrThailand", "secretariat"]) await fetched(file.id, who);
    for (const who of ["partner", "administrator", "former", "visitor"])
      await expect(fetched(file.id, who)).rejects.toMatchObject({ status: 404 });
  });

  test("withdrawn: only its office and its country's National Representative, as the panel shows", async () => {
    const { file, comment: id } = await attached();
    await services.db
      .updateTable("comments")
      .set({ withdrawnAt: new Date(), submittedAt: new Date() })
      .execute();
    const shownTo = async (who: string) => {
      const asked = { slug: "online-portal", lang: "en" as const, paragraph: "op-2-1" };
      const page = await findDocumentPage(services, scene.as(who), asked);
      return page?.chosen?.comments.find((one) => one.id === id)?.files.length ?? 0;
    };
    for (const who of ["daNang", "nrVietNam"]) {
      await fetched(file.id, who);
      expect([who, await shownTo(who)]).toEqual([who, 1]);
    }
    for (const who of [
      "hanoi",
      "phuket",
      "nrThailand",
      "secretariat",
      "chair",
      "partner",
      "former",
      "visitor",
    ]) {
      await expect(fetched(file.id, who)).rejects.toMatchObject({ status: 404 });
      expect([who, await shownTo(who)]).toEqual([who, 0]);
    }
  });

  test("what hangs on nothing is fetched by who sent it in alone", async () => {
    const { id } = await keep(sample("a.txt", "a"));
    await fetched(id, "daNang");
    for (const who of ["hanoi", "nrVietNam", "secretariat", "visitor"])
      await expect(fetched(id, who)).rejects.toMatchObject({ status: 404 });
    await expect(fetched(randomUUID(), "daNang")).rejects.toMatchObject({ status: 404 });
  });

  test.each([
    ["another's", async () => (await keep(sample("a.txt", "a"), "hanoi")).id],
    ["one that hangs on another comment", async () => (await attached()).file.id],
    [
      "one of the day before yesterday",
      async () => {
        const { id } = await keep(sample("a.txt", "a"));
        await growOld();
        return id;
      },
    ],
    ["one that is not there", () => Promise.resolve(randomUUID())],
  ])("is not made with %s, nor is half of it", async (_, other) => {
    const [own, id] = [await keep(sample("own.txt", "own")), await other()];
    await sql`update files set created_at = now() where id = ${own.id}`.execute(services.db);
    const made = comment({ files: [own.id, id] });
    await expect(makeComment(services, scene.as("daNang"), made)).rejects.toMatchObject({
      status: 422,
      key: "fileGone",
    });
    expect(await services.db.selectFrom("comments").select("id").where("id", "=", made.id).execute()).toEqual(
      [],
    );
    await makeComment(services, scene.as("daNang"), { ...made, files: [own.id] });
  });

  test("two comments at once take a file once", async () => {
    const { id } = await keep(sample("a.txt", "a"));
    const tries = [1, 2].map(() => makeComment(services, scene.as("daNang"), comment({ files: [id] })));
    const ended = await Promise.allSettled(tries);
    expect(ended.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("the files of a form", () => {
  const form = (files: [string, string][], attachedBefore: string[] = [], descriptions: string[] = []) => {
    const data = new FormData();
    for (const id of attachedBefore) data.append("attached", id);
    for (const [place, [name, content]] of files.entries()) {
      data.append(`file.${String(place)}`, new File([content], name));
      data.append(`description.${String(place)}`, descriptions[place] ?? "");
    }
    return data;
  };
  const take = (data: FormData, who = "daNang") => takeFiles(services, scene.as(who), data);

  test("the good ones are kept, the others told about, each where it is chosen again; an empty field is none", async () => {
    const taken = await take(
      form(
        [
          ["a.txt", "a"],
          ["", ""],
          ["b.svg", "<svg/>"],
          ["c.txt", "c"],
        ],
        [],
        ["First", "", "Second"],
      ),
    );
    expect(taken.files.map(({ name }) => name)).toEqual(["a.txt", "c.txt"]);
    expect(taken.errors).toEqual([{ field: "file.0", key: "fileKind", values: { name: "b.svg" } }]);
    expect(taken.descriptions).toEqual(["Second"]);
    const rows = await services.db
      .selectFrom("files")
      .select(["name", "description"])
      .orderBy("name")
      .execute();
    expect(rows).toEqual([
      { name: "a.txt", description: "First" },
      { name: "c.txt", description: null },
    ]);
  });

  test("five, of those kept before and those that come; a sixth is refused", async () => {
    const five = await take(form(["1", "2", "3", "4", "5"].map((name) => [`${name}.txt`, name])));
    expect([five.files.length, five.errors]).toEqual([5, []]);
    const ids = five.files.map(({ id }) => id);
    const six = await take(form([["6.txt", "6"]], ids));
    expect(six.files.map(({ id }) => id)).toEqual(ids);
    expect(six.errors).toEqual([{ field: "file.0", key: "filesTooMany", values: { limit: 5 } }]);
    const atOnce = await take(form(["1", "2", "3", "4", "5", "6"].map((name) => [`${name}.txt`, name])));
    expect([atOnce.files.length, atOnce.errors.length]).toEqual([5, 1]);
  });

  test("another's are not taken for one's own", async () => {
    const { id } = await keep(sample("a.txt", "a"), "hanoi");
    expect((await take(form([], [id]))).files).toEqual([]);
    expect((await take(form([], [id]), "hanoi")).files).toEqual([{ id, name: "a.txt", bytes: 1 }]);
    expect((await take(form([], ["none", id]), "hanoi")).files).toEqual([]);
  });
});

describe("what hangs on nothing", () => {
  test("is removed after a day, and its bytes unless another file has the same", async () => {
    const { file } = await attached("daNang", "the same");
    const before = await namesOnDisk();
    await keep(sample("again.txt", "the same"), "hanoi");
    const alone = await keep(sample("alone.txt", "alone"));
    expect(await removeLeftFiles(services)).toBe(0);
    await growOld();
    expect(await removeLeftFiles(services)).toBe(2);
    expect(await countRows()).toBe(1);
    await fetched(file.id, "daNang");
    await expect(fetched(alone.id, "daNang")).rejects.toMatchObject({ status: 404 });
    expect(await namesOnDisk()).toEqual(before);
  });

  test("sent in again while it is removed, twenty times: each row has its bytes", async () => {
    for (let round = 0; round < 20; round += 1) {
      await services.db.deleteFrom("files").execute();
      await keep(sample("a.txt", "raced"));
      await growOld();
      const [again] = await Promise.all([
        keep(sample("b.txt", "raced"), "hanoi"),
        removeLeftFiles(services),
        keep(sample("c.txt", "raced"), "hanoi"),
      ]);
      expect(Buffer.from((await fetched(again.id, "hanoi")).bytes).toString()).toBe("raced");
    }
  });
});
