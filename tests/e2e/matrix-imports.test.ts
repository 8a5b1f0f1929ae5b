import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, inject, test } from "vitest";
import { makeComment } from "#app/features/documents/comments/commands.server.ts";
import { openCommentPeriod } from "#app/features/documents/periods/commands.server.ts";
import { connect, type Connection } from "#db/connection.ts";
import { findRunningEmbedded } from "#db/embedded/start.ts";
import { playerOf } from "#server/demo/players.ts";
import { addRows, fillSheet, fillWord } from "#tests/matrix-files.ts";
import { testServices } from "../services.ts";
import { writeDocument } from "../written-document.ts";
import { useBrowser } from "./browser.ts";
import { overflow, violationsOf } from "./looks.ts";

const journey = useBrowser();
/** A document of this file's own: others answer other matrices at the same time. */
const slug = "streets-in-a-file";
const matrix = `/documents/${slug}/matrix`;
let connection: Connection;
let versionId: string;
const ownComments = () =>
  connection.db.selectFrom("comments").select("id").where("comments.versionId", "=", versionId);

beforeAll(async () => {
  connection = connect(findRunningEmbedded(inject("portal").dataDir)?.url ?? "", { max: 2 });
  versionId = await writeDocument(connection.db, slug, "sf");
  const services = testServices(connection.db);
  await openCommentPeriod(services, await playerOf(services, "secretariat"), {
    ...{ document: slug, version: 1, publishesDirectly: true, isQuiet: true },
    closesAt: new Date(Date.now() + 30 * 86_400_000),
  });
  for (const [handle, paragraph] of [
    ["csco.phuket", "sf-1-1"],
    ["csco.hanoi", "sf-1-2"],
    ["csco.makassar", "sf-1-3"],
  ] as const)
    await makeComment(services, await playerOf(services, handle), {
      ...{ id: randomUUID(), document: slug, version: 1, paragraph },
      ...{ type: "substantive", lang: "en", body: "Say how this is counted." },
    });
});
afterAll(() => connection.close());
beforeEach(async () => {
  for (const table of ["matrixAnswerRevisions", "matrixAnswers"] as const)
    await connection.db.deleteFrom(table).where("commentId", "in", ownComments()).execute();
});

/** The matrix as the one who is signed in gets it. */
async function taken(page: Page, ending: "xlsx" | "docx"): Promise<Uint8Array> {
  const answer = await page.request.get(`/en${matrix}.${ending}`);
  expect(answer.status()).toBe(200);
  return new Uint8Array(await answer.body());
}

/** Sends a file in by the form, from the page of the matrix. */
async function bring(page: Page, bytes: Uint8Array, name: string): Promise<void> {
  await page.goto(`/en${matrix}`);
  await page.getByRole("link", { name: "Bring back a filled-in file" }).click();
  await page
    .getByLabel("File", { exact: true })
    .setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });
  await page.getByRole("button", { name: "Read the file" }).click();
}

async function look(page: Page, name: string): Promise<void> {
  expect(await violationsOf(page)).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  const folder = process.env["SCREENSHOTS"];
  if (folder) await page.screenshot({ path: `${folder}/matrix-imports-${name}.png`, fullPage: true });
}

test.each([
  { javaScript: true, ending: "xlsx", fill: fillSheet },
  { javaScript: false, ending: "docx", fill: fillWord },
] as const)(
  "with JavaScript: $javaScript, the Secretariat fills in a $ending off-line and brings it back",
  async ({ javaScript, ending, fill }) => {
    const page = await journey.open({ as: "secretariat", javaScript });
    const filled = fill(
      await taken(page, ending),
      { line: 1, column: 11, text: "Filled in\non the way." },
      { line: 1, column: 12, text: "Accepted in part" },
      { line: 2, column: 12, text: "Not accepted" },
    );
    await bring(page, filled, `matrix.${ending}`);
    await page.getByText("1 changed").waitFor();
    await page.getByText("What is not accepted needs a response.").waitFor();
    const written = connection.db
      .selectFrom("matrixAnswers")
      .select("commentId")
      .where("commentId", "in", ownComments());
    expect(await written.execute()).toEqual([]);
    // Nothing can be tried on a page that runs no script.
    if (javaScript) await look(page, `preview-${ending}`);
    await page.getByRole("button", { name: "Write 1 row" }).click();
    await page.getByText("Written.", { exact: true }).waitFor();
    await page.getByRole("link", { name: "Open the matrix" }).click();
    await page.getByRole("row").getByText("on the way.").waitFor();
    await bring(page, filled, `matrix.${ending}`);
    await page.getByText("Nothing in this file can be written").waitFor();
  },
);

test("a country adds its comments off-line, without JavaScript; another's file is refused in a sentence", async () => {
  const page = await journey.open({ as: "nr.vn", javaScript: false });
  const body = "Ghi ở ngoài mạng.";
  const filled = addRows(await taken(page, "xlsx"), ["", "1 · vi", "", "1.1", "", "", "", "", "", body]);
  await page.goto(`/en/documents/${slug}/position`);
  await page.getByRole("link", { name: "Bring back a filled-in matrix" }).click();
  await page.waitForURL(/\/matrix\/import\?version=1$/);
  await bring(page, filled, "ý kiến.xlsx");
  await page.getByText("1 new").waitFor();
  await page.getByRole("button", { name: "Write 1 row" }).click();
  await page.getByText("Written.", { exact: true }).waitFor();
  const made = connection.db.selectFrom("comments").select(["body", "lang"]).where("body", "=", body);
  expect(await made.execute()).toEqual([{ body, lang: "vi" }]);
  await connection.db
    .deleteFrom("commentPlaces")
    .where("commentId", "in", connection.db.selectFrom("comments").select("id").where("body", "=", body))
    .execute();
  await connection.db.deleteFrom("comments").where("body", "=", body).execute();

  await bring(page, new TextEncoder().encode("ID;Reason"), "matrix.xlsx");
  await page.getByRole("alert").getByText("neither an Excel file (.xlsx) nor a Word file").waitFor();
});

test("on a phone, in Vietnamese and in the dark: where a file is sent in, and what it would change", async () => {
  const page = await journey.open({ as: "secretariat", width: 360, colorScheme: "dark" });
  const filled = fillSheet(
    await taken(page, "xlsx"),
    { line: 1, column: 11, text: "Đã tiếp thu. ".repeat(60) },
    { line: 2, column: 9, text: "Lời của người khác" },
    { line: 3, column: 12, text: "Noted" },
  );
  await page.goto(`/vi${matrix}/import`);
  await page.getByRole("button", { name: "Đọc tệp" }).click();
  await page.getByRole("alert").waitFor();
  await look(page, "sending-vi-360");
  await page
    .locator("#file")
    .setInputFiles({ name: "bảng.xlsx", mimeType: "application/octet-stream", buffer: Buffer.from(filled) });
  await page.getByRole("button", { name: "Đọc tệp" }).click();
  await page.getByText("2 dòng thay đổi").waitFor();
  await look(page, "preview-vi-360");
});
