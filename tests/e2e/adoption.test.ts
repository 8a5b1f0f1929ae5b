import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { speakForCountry } from "#app/features/documents/adoption/words.server.ts";
import { connect, type Connection } from "#db/connection.ts";
import { findRunningEmbedded } from "#db/embedded/start.ts";
import { addJob } from "#db/queries/jobs.ts";
import { listCountryCodes } from "#db/queries/procedures.ts";
import { playerOf } from "#server/demo/players.ts";
import { insertCommentedDocument } from "../adoption-players.ts";
import { testServices } from "../services.ts";
import { writeDocument } from "../written-document.ts";
import {
  adoption,
  amend,
  answerAll,
  becomes,
  comment,
  keepAll,
  openPeriod,
  press,
  publishAnswers,
  publishNext,
  putAmendment,
  speak,
  tableAndOpen,
  verify,
  write,
} from "./adoption-steps.ts";
import { useBrowser } from "./browser.ts";

const journey = useBrowser();
const patience = 240_000;
let connection: Connection;
beforeAll(() => {
  connection = connect(findRunningEmbedded(inject("portal").dataDir)?.url ?? "", { max: 2 });
});
afterAll(() => connection.close());

async function asChair(javaScript: boolean): Promise<Page> {
  const page = await journey.open({ as: "nr.ph", javaScript });
  await page.goto("/en/account");
  await page.getByRole("button", { name: "Act under this mandate" }).click();
  await page.locator("header", { hasText: "Chair" }).waitFor();
  return page;
}

/** All of its procedures were two days ago: the silence of a document has run out, and the portal is asked for what is due. */
async function runOut(slug: string): Promise<void> {
  await sql`update procedures set opened_at = opened_at - interval '2 days',
      expires_at = case when outcome is null then now() - interval '1 second' else expires_at end
    from document_versions version where version.id = procedures.version_id
      and version.document_slug = ${slug}`.execute(connection.db);
  await addJob(connection.db, { task: "adoption", payload: {} });
}

test(
  "eleven countries, three cities, Chair and Secretariat adopt a document over its versions, one silence broken on the way",
  async () => {
    const slug = "streets-to-adopt";
    const document = `/en/documents/${slug}`;
    await writeDocument(connection.db, slug, "sa");
    const secretariat = await journey.open({ as: "secretariat" });
    await openPeriod(secretariat, document);

    // Three cities of two countries, with JavaScript and without.
    const daNang = await journey.open({ as: "csco.da-nang" });
    await comment(daNang, `${document}?paragraph=sa-1-2`, "Buses at night too.");
    const crowd = await journey.open({ as: "csco.hanoi", javaScript: false });
    await amend(
      crowd,
      `${document}?paragraph=sa-1-6-1&amend=en`,
      "Not everybody can.",
      "At night some walk.",
    );
    await comment(await becomes(crowd, "csco.phuket"), `${document}?paragraph=sa-1-3`, "Say which trains.");

    // Their countries take up what they said; three countries have nothing to add and say so.
    const vietNam = await journey.open({ as: "nr.vn" });
    await keepAll(vietNam, `${document}/position`, 2);
    await keepAll(await becomes(crowd, "nr.th"), `${document}/position`, 1);
    for (const handle of ["nr.bn", "nr.la", "nr.mm"])
      await keepAll(await becomes(crowd, handle), `${document}/position`, 0);

    await secretariat.goto(`${document}/period`);
    await secretariat.locator("summary", { hasText: "End it now" }).click();
    const ending = secretariat.locator("form", { has: secretariat.locator("[name=deed][value=end]") });
    await ending.locator("[name=reason]").fill("All have submitted.");
    await ending.getByRole("button", { name: "End the period now" }).click();
    await secretariat.getByRole("status").waitFor();
    await answerAll(secretariat, `${document}/matrix`);

    // The second version says what the amendment asked for; it is placed under silence, and Thailand breaks it.
    await publishNext(secretariat, document, "Viet Nam's amendment is accepted.", () =>
      putAmendment(secretariat),
    );
    await secretariat.getByText("At night some walk.").waitFor();
    // The answer names the paragraph that came of it now, and is published so.
    await publishAnswers(secretariat, `${document}/matrix`, "Publish 1 answer");
    const chair = await asChair(true);
    await tableAndOpen(chair, slug, "silence");
    await vietNam.goto(adoption(slug));
    await vietNam.getByText("under a silence procedure").waitFor();
    await speak(await becomes(crowd, "nr.th"), slug, "objects");
    await crowd.getByRole("alert").getByText("Give the reason or the statement.").waitFor();
    await crowd.locator("#speak [name=statement]").fill("It must name who walks.");
    await press(crowd, "speak");
    // At once, without loading the page again.
    await vietNam.getByText("The silence on version 2 is broken.").waitFor();
    await vietNam.getByText("It must name who walks.").waitFor();

    // A new text, a new clock.
    await chair.locator("form#nextStep input[value=new-text]").check();
    await press(chair, "nextStep");
    await chair.getByText("publish a new text, and a new clock starts").waitFor();
    await publishNext(secretariat, document, "Thailand's objection is met.", () =>
      write(secretariat, document, "sa-1-6-1", "At night some people walk."),
    );
    await tableAndOpen(chair, slug, "silence");
    await speak(vietNam, slug, "adopts");
    await vietNam.locator("tr", { hasText: "Viet Nam" }).first().getByText("Adopts").waitFor();
    await speak(await becomes(crowd, "nr.sg"), slug, "reserves", "Costs are for each city to bear.");
    for (const handle of ["nr.th", "nr.id", "nr.kh", "nr.my", "nr.tl", "nr.ph"])
      await speak(await becomes(crowd, handle), slug, "adopts");
    await runOut(slug);
    await vietNam.getByText("Version 3 is adopted.").waitFor();

    const visitor = await journey.open({ javaScript: false });
    await visitor.goto(adoption(slug));
    const main = await visitor.locator("main").innerText();
    expect(main).toContain("Costs are for each city to bear.");
    expect(main).toContain("It must name who walks.");
    const silent = visitor.locator("main section", { hasText: "Under silence, version 3" }).last();
    expect(await silent.getByText("Silent", { exact: true }).count()).toBe(3);
    const { record, said } = await verify(visitor, slug);
    expect(main).toContain(record.sha256);
    expect(said).toContain(`The record as a whole agrees with its hash ${record.sha256}`);
    expect(said.split("\n").filter((line) => line.includes("agrees"))).toHaveLength(3);
    expect(record.procedures.map(({ version, outcome }) => `${version} ${outcome}`)).toEqual([
      "2 broken",
      "3 adopted",
    ]);
    expect(record.matrix.map(({ office, disposition }) => `${office ?? ""} ${disposition ?? ""}`)).toEqual([
      ...["da-nang accepted", "hanoi accepted", "phuket accepted"],
    ]);
    expect(record.texts.find(({ lang }) => lang === "en")?.nodes.at(-1)?.text).toBe(
      "At night some people walk.",
    );
  },
  patience,
);

test("without JavaScript the Chair records every country's word at a meeting, one of them absent, and closes the item", async () => {
  const slug = await insertCommentedDocument(connection.db);
  const chair = await asChair(false);
  await tableAndOpen(chair, slug, "meeting");
  const countries = await listCountryCodes(connection.db);
  for (const [place, country] of countries.entries())
    await chair.locator(`[name="words.${country}.word"]`).selectOption(place === 0 ? "absent" : "adopts");
  await chair.locator('[name="words.SG.word"]').selectOption("reserves");
  await press(chair, "words");
  await chair.getByRole("alert").getByText("Give the reason or the statement.").waitFor();
  await chair.locator('[name="words.SG.statement"]').fill("As a voluntary text.");
  await press(chair, "words");
  await chair.locator("tr", { hasText: "Singapore" }).getByText("As a voluntary text.").waitFor();
  await press(chair, "close");
  await chair.getByText("Version 1 is adopted.").waitFor();
  const { record, said } = await verify(chair, slug);
  expect(said).toContain(record.sha256);
  expect(record.procedures[0]?.said.map(({ word }) => word).sort()).toEqual([
    ...["absent", ...Array<string>(9).fill("adopts"), "reserves"],
  ]);
});

test("ad referendum the last country's confirmation adopts, and the page of who waits says so by itself", async () => {
  const slug = await insertCommentedDocument(connection.db);
  const chair = await asChair(true);
  await tableAndOpen(chair, slug, "ad-referendum");
  const services = testServices(connection.db);
  const others = (await listCountryCodes(connection.db)).filter((country) => country !== "TH");
  for (const country of others)
    await speakForCountry(services, await playerOf(services, `nr.${country.toLowerCase()}`, "country"), {
      ...{ document: slug, version: 1, id: randomUUID(), word: "adopts", statement: "", lang: "en" },
      ...{ proposed: "", paragraph: "" },
    });
  const last = await journey.open({ as: "nr.th", javaScript: false });
  await speak(last, slug, "adopts");
  await last.getByText("Version 1 is adopted.").waitFor();
  await chair.getByText("Version 1 is adopted.").waitFor();
});
