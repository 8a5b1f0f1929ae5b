import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { visitor } from "#app/features/access/actor.ts";
import { makeComment } from "#app/features/documents/comments/commands.server.ts";
import { publishVersion } from "#app/features/documents/drafts/publish-commands.server.ts";
import { saveText } from "#app/features/documents/drafts/text-commands.server.ts";
import { decidePlaces } from "#app/features/documents/versions/place-commands.server.ts";
import { suggestPlaces } from "#app/features/documents/versions/suggest-places.server.ts";
import { startDraft } from "#app/features/documents/drafts/draft-commands.server.ts";
import { findVersion } from "#db/queries/documents.ts";
import { comment } from "../document-scene.ts";
import { importScene, type ImportScene } from "../import-scene.ts";
import { exportsFor, readWith, throughOffice } from "./export-players.ts";

let scene: ImportScene;
let exports: ReturnType<typeof exportsFor>;
beforeAll(async () => {
  scene = await importScene();
  exports = exportsFor(scene.database.db);
});
afterAll(async () => {
  exports.close();
  await scene.database.close();
});

const document = "online-portal";
const sentence = "Cities answer each other within five working days.";
const revised = "Cities answer each other within ten working days.";

/** A Word file that LibreOffice has written from a page of its own. */
async function wordByLibreOffice(): Promise<Uint8Array> {
  const folder = await mkdtemp(path.join(tmpdir(), "portal-life-"));
  try {
    const file = path.join(folder, "concept.html");
    await writeFile(
      file,
      `<!DOCTYPE html><meta charset="utf-8"><h1>Purpose</h1><p>${sentence}</p><h1>Languages</h1>
       <p>Đà Nẵng viết bằng tiếng Việt, ភ្នំពេញ ជាភាសាខ្មែរ.</p>`,
    );
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const to = ["--infilter=HTML (StarWriter)", "--convert-to", "docx:MS Word 2007 XML"];
    await promisify(execFile)("soffice", [profile, "--headless", ...to, "--outdir", folder, file]);
    return await readFile(path.join(folder, "concept.docx"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const publish = (reason: string) =>
  publishVersion(scene.services, scene.as("secretariat"), { document, reason });

test("a file of LibreOffice is imported, published, commented, revised, exported, and opened by LibreOffice again", async () => {
  const id = await scene.send(await wordByLibreOffice());
  expect((await scene.read(id)).state).toBe("read");
  await scene.take(id);
  const paragraph = (await scene.nodesOf("draft")).find(({ en }) => en === sentence)!.id;
  const { number } = await publish("A new text.");
  await scene.openPeriod({ version: number });
  const quote = "five working days";
  const said = await makeComment(
    scene.services,
    scene.as("daNang"),
    comment({ version: number, paragraph, quote, lang: "vi", body: "Mười ngày thì hợp lý hơn." }),
  );
  await startDraft(scene.services, scene.as("secretariat"), document);
  await saveText(scene.services, scene.as("secretariat"), {
    ...{ document, paragraph, text: revised, revision: 1, lang: "en" },
  });
  const next = (await publish("Da Nang asked for more time.")).number;
  const { id: versionId } = (await findVersion(scene.services.db, document, next))!;
  await suggestPlaces(scene.services, { version: versionId });
  await decidePlaces(scene.services, scene.as("secretariat"), {
    ...{ document, version: next, deed: "choose", comment: [said.id], paragraph, quote: "ten working days" },
  });
  const place = await scene.services.db
    .selectFrom("commentPlaces")
    .select(["state", "nodeId", "quote"])
    .where("commentId", "=", said.id)
    .where("versionId", "=", versionId)
    .executeTakeFirst();
  expect(place).toEqual({ state: "confirmed", nodeId: paragraph, quote: "ten working days" });

  const answer = await exports.ask(visitor, `/en/documents/${document}/versions/${String(next)}.docx`);
  const [pdf] = await throughOffice([new Uint8Array(await answer.arrayBuffer())], "pdf");
  const read = (await readWith("pdftotext", pdf!, "pdf", ["{}", "-"])).replace(/\s+/g, " ");
  expect(read).toContain(revised);
  expect(read).not.toContain("five working days");
  expect(read).toContain("Đà Nẵng viết bằng tiếng Việt");
});
