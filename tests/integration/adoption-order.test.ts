import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { visitor } from "#app/features/access/actor.ts";
import {
  decideExpired,
  decideNextStep,
  tableVersion,
  withdrawProcedure,
} from "#app/features/documents/adoption/commands.server.ts";
import { correctVersion } from "#app/features/documents/adoption/correct-version.server.ts";
import { speakForCountry } from "#app/features/documents/adoption/words.server.ts";
import { makeComment } from "#app/features/documents/comments/commands.server.ts";
import { startDraft } from "#app/features/documents/drafts/draft-commands.server.ts";
import { publishVersion } from "#app/features/documents/drafts/publish-commands.server.ts";
import { answerComments, publishAnswers } from "#app/features/documents/matrix/commands.server.ts";
import { findRecord } from "#db/queries/adoption-records.ts";
import { listCountryCodes, listProcedures } from "#db/queries/procedures.ts";
import { adoptionPlayers, insertCommentedDocument } from "../adoption-players.ts";
import { comment, documentScene, type DocumentScene } from "../document-scene.ts";
import { refusal } from "#tests/refusal.ts";

let scene: DocumentScene;
let players: ReturnType<typeof adoptionPlayers>;

beforeAll(async () => {
  scene = await documentScene();
  players = adoptionPlayers(scene, await listCountryCodes(scene.database.db));
});
afterAll(() => scene.database.close());

const at = (document: string) => ({ document, version: 1 });
const withdraw = (document: string) => withdrawProcedure(scene.services, scene.as("chair"), at(document));
const decide = (document: string, nextStep: "meeting" | "new-text") =>
  decideNextStep(scene.services, scene.as("chair"), { ...at(document), nextStep, text: "" });
/** A draft of the next version, one word of it changed, and its publishing. */
async function draftOf(document: string) {
  const { services } = scene;
  await startDraft(services, scene.as("secretariat"), document);
  await services.db
    .updateTable("versionTexts")
    .set({ text: "Cities share all that they learn." })
    .where("nodeId", "=", `${document}-1`)
    .where("lang", "=", "en")
    .where("versionId", "in", (is) =>
      is.selectFrom("documentVersions").select("id").where("publishedAt", "is", null),
    )
    .execute();
  return () => publishVersion(services, scene.as("secretariat"), { document, reason: "A new text." });
}
const expire = (document: string) => players.expireAt(document, new Date(Date.now() - 1));
async function adopted() {
  const document = await players.tabled();
  await players.open(document);
  await expire(document);
  await decideExpired(scene.services, visitor);
  return document;
}

describe("nothing passes a step by", () => {
  test("no later version while a procedure runs, nor before the network has decided what follows", async () => {
    const document = await players.tabled();
    const publish = await draftOf(document);
    await players.open(document);
    await expect(publish()).rejects.toEqual(refusal(409, "procedureRunning"));
    await players.speak(document, "TH", "objects", "No.");
    await expect(publish()).rejects.toEqual(refusal(409, "nextStepFirst"));
    await decide(document, "new-text");
    expect(await publish()).toEqual({ number: 2 });
  });

  test("nobody is asked to comment on what is tabled, running, adopted or superseded", async () => {
    const document = await insertCommentedDocument(scene.database.db);
    const ask = () => scene.openPeriod({ document });
    await players.table(document);
    await expect(ask()).rejects.toEqual(refusal(409, "notCirculated"));
    await players.open(document);
    await expect(ask()).rejects.toEqual(refusal(409, "notCirculated"));
    await expire(document);
    await decideExpired(scene.services, visitor);
    await expect(ask()).rejects.toEqual(refusal(409, "notCirculated"));
    await (
      await draftOf(document)
    )();
    await expect(ask()).rejects.toEqual(refusal(409, "notCirculated"));
  });

  test("a version is not tabled while an earlier one is commented", async () => {
    const document = await insertCommentedDocument(scene.database.db);
    await scene.openPeriod({ document });
    await (
      await draftOf(document)
    )();
    await expect(tableVersion(scene.services, scene.as("chair"), { document, version: 2 })).rejects.toEqual(
      refusal(409, "commentPeriodRunning"),
    );
  });

  test("withdrawing what the network decided on does not undo the decision", async () => {
    const document = await players.tabled();
    await players.open(document);
    await players.speak(document, "TH", "objects", "No.");
    await decide(document, "meeting");
    await players.open(document, { way: "meeting", expiresAt: null });
    await withdraw(document);
    await expect(players.open(document)).rejects.toEqual(refusal(409, "otherStepDecided"));
    await players.open(document, { way: "meeting", expiresAt: null });
  });

  test("a meeting that there is not is no meeting", async () => {
    const document = await players.tabled();
    const opening = { way: "meeting", expiresAt: null, meeting: "none" } as const;
    await expect(players.open(document, opening)).rejects.toEqual(refusal(422, "badValue"));
  });
});

describe("a page that is out of date", () => {
  test("a word for one procedure is none for the next, nor taken as said there", async () => {
    const document = await players.tabled();
    const { id: procedure } = await players.open(document);
    const speak = (shown?: string, id = randomUUID()) =>
      speakForCountry(scene.services, players.representative("TH"), {
        ...{ ...at(document), id, word: "adopts", statement: "", lang: "en", proposed: "", paragraph: "" },
        procedure: shown,
      });
    const id = randomUUID();
    await speak(procedure, id);
    await speak(procedure, id);
    await withdraw(document);
    await players.open(document, { way: "ad-referendum" });
    await expect(speak(procedure)).rejects.toEqual(refusal(409, "procedureChanged"));
    await expect(speak(undefined, id)).rejects.toEqual(refusal(409, "idTaken"));
    const said = (await listProcedures(scene.database.db, document)).map((one) => one.said.length);
    expect(said).toEqual([1, 0]);
  });

  test("a procedure that was not shown yet is not withdrawn", async () => {
    const document = await players.tabled();
    await players.open(document);
    await expect(
      withdrawProcedure(scene.services, scene.as("chair"), { ...at(document), procedure: null }),
    ).rejects.toEqual(refusal(409, "procedureChanged"));
  });

  test("a correction sent twice is one", async () => {
    const document = await adopted();
    const correct = (text: string) =>
      correctVersion(scene.services, scene.as("secretariat"), {
        ...{ ...at(document), paragraph: "", lang: "en", text, reason: "A slip." },
      });
    expect([await correct("learn"), await correct("learn"), await correct("learned")]).toEqual([1, 1, 2]);
  });
});

describe("what is written down", () => {
  test("an amendment that changes nothing breaks no silence", async () => {
    const document = await players.tabled();
    await players.open(document);
    const amend = speakForCountry(scene.services, players.representative("TH"), {
      ...{ ...at(document), id: randomUUID(), word: "amends", statement: "Clearer.", lang: "en" },
      ...{ proposed: "Cities  share what they learn.", paragraph: `${document}-1` },
    });
    await expect(amend).rejects.toEqual(refusal(422, "amendmentSame"));
  });

  test("the record holds answers as they were published, not as they are being worked on", async () => {
    const document = await insertCommentedDocument(scene.database.db);
    await scene.openPeriod({ document });
    const { id } = await makeComment(
      scene.services,
      scene.as("daNang"),
      comment({ document, paragraph: `${document}-1` }),
    );
    await scene.closePeriods();
    const answer = (revision: number, response: string) =>
      answerComments(scene.services, scene.as("secretariat"), {
        ...{ ...at(document), seen: new Map([[id, revision]]), response, lang: "en" },
        ...{ disposition: "accepted", resultingNode: null },
      });
    await answer(0, "Yes.");
    await publishAnswers(scene.services, scene.as("secretariat"), at(document));
    await players.table(document);
    await players.open(document);
    await answer(1, "Not for the public yet.");
    // Nor does another document wait for it.
    await players.tabled();
    await expire(document);
    await decideExpired(scene.services, visitor);
    const record = await findRecord(scene.database.db, document);
    expect(record?.content.matrix.map(({ response }) => response)).toEqual(["Yes."]);
  });

  test("a procedure that cannot be decided holds no other up", async () => {
    const [stuck, due] = [await players.tabled(), await players.tabled()];
    for (const document of [stuck, due]) {
      await players.open(document);
      await expire(document);
    }
    const [procedure] = await listProcedures(scene.database.db, stuck);
    const { id: procedureId, versionId } = procedure!;
    await scene.database.db
      .insertInto("adoptionRecords")
      .values({ versionId, procedureId, adoptedAt: new Date(), content: "{}", sha256: "0".repeat(64) })
      .execute();
    await expect(decideExpired(scene.services, visitor)).rejects.toThrow("could not be decided");
    const outcomes = [stuck, due].map(async (document) => {
      const [one] = await listProcedures(scene.database.db, document);
      return one?.outcome;
    });
    expect(await Promise.all(outcomes)).toEqual([null, "adopted"]);
  });
});
