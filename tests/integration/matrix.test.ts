import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeComment } from "#app/features/documents/comments/commands.server.ts";
import { sightOf } from "#app/features/documents/comments/visibility.ts";
import { answerComments, publishAnswers } from "#app/features/documents/matrix/commands.server.ts";
import { tellAnswered } from "#app/features/documents/matrix/tell-answered.server.ts";
import type { MatrixFilter } from "#app/features/documents/matrix/filter.ts";
import { decideComments, submitPosition } from "#app/features/documents/positions/commands.server.ts";
import * as documents from "#db/queries/documents.ts";
import * as matrix from "#db/queries/matrix-rows.ts";
import { comment, documentScene, type DocumentScene } from "../document-scene.ts";
import { refusal } from "#tests/refusal.ts";

let scene: DocumentScene;
let versionId: string;
const place = { document: "online-portal", version: 1 };

beforeAll(async () => {
  scene = await documentScene();
  versionId = (await documents.findPublished(scene.database.db, "online-portal"))!.id;
});
afterAll(() => scene.database.close());
beforeEach(async () => {
  const tables = [
    "positionDecisions",
    "positionSubmissions",
    "matrixAnswerRevisions",
    "matrixAnswers",
  ] as const;
  for (const table of tables) await scene.database.db.deleteFrom(table).execute();
  await scene.empty();
  await scene.openPeriod();
});

const say = async (who: string, change: Parameters<typeof comment>[0] = {}) =>
  (await makeComment(scene.services, scene.as(who), comment(change))).id;
const answer = (
  seen: Record<string, number>,
  change: Partial<Parameters<typeof answerComments>[2]> = {},
  who = "secretariat",
) =>
  answerComments(scene.services, scene.as(who), {
    ...{ ...place, seen: new Map(Object.entries(seen)), response: "Taken over.", lang: "en" },
    ...{ disposition: "accepted", resultingNode: "op-2-1", ...change },
  });
const looking = (who: string) => ({
  sight: sightOf(scene.as(who)),
  seesUnpublished: who === "secretariat",
});
const rows = (who: string, filter: MatrixFilter = {}) =>
  matrix.listMatrixRows(scene.database.db, versionId, {
    ...{ ...looking(who), filter, portion: { limit: 100 } },
  });
const ids = async (who: string, filter?: MatrixFilter) => (await rows(who, filter)).map(({ id }) => id);
const counts = (who: string) => matrix.countMatrices(scene.database.db, "online-portal", looking(who));

describe("rows", () => {
  test("every comment one may see, in the order in which they were made", async () => {
    const made = [await say("daNang"), await say("phuket"), await say("nrThailand")];
    expect(await ids("secretariat")).toEqual(made);
    expect(await ids("hanoi")).toEqual(made);
    expect(await ids("visitor")).toEqual([]);
  });

  test("by section with what is below it, country, kind, disposition, unanswered", async () => {
    const first = await say("daNang", { paragraph: "op-2-1", type: "technical" });
    const second = await say("phuket", { paragraph: "op-3-1" });
    await answer({ [first]: 0 }, { disposition: "for-the-meeting" });
    expect(await ids("secretariat", { section: "op-2" })).toEqual([first]);
    expect(await ids("secretariat", { section: "op-3-1" })).toEqual([second]);
    expect(await ids("secretariat", { country: "TH" })).toEqual([second]);
    expect(await ids("secretariat", { type: "technical" })).toEqual([first]);
    expect(await ids("secretariat", { disposition: "for-the-meeting" })).toEqual([first]);
    expect(await ids("secretariat", { unanswered: true })).toEqual([second]);
    const asked = { ...looking("secretariat"), filter: { country: "TH" } };
    expect(await matrix.countMatrixRows(scene.database.db, versionId, asked)).toBe(1);
    const all = { number: 1, rows: 2, unanswered: 1, unpublished: 1, forMeeting: 1 };
    expect(await counts("secretariat")).toEqual([all]);
    // Nobody else learns what is not published.
    expect(await counts("hanoi")).toEqual([{ ...all, unanswered: 2, unpublished: 0, forMeeting: 0 }]);
    expect(await ids("hanoi", { disposition: "for-the-meeting" })).toEqual([]);
  });

  test("portions leave nothing out and repeat nothing", async () => {
    const made: string[] = [];
    for (let place = 0; place < 7; place += 1) made.push(await say("daNang"));
    const found: string[] = [];
    let after: { createdAt: string; id: string } | undefined;
    for (;;) {
      const portion = await matrix.listMatrixRows(scene.database.db, versionId, {
        ...{ ...looking("secretariat"), filter: {}, portion: { after, limit: 3 } },
      });
      if (portion.length === 0) break;
      found.push(...portion.map(({ id }) => id));
      after = portion.at(-1);
    }
    expect(found).toEqual(made);
  });

  test("what its country has left out is no row once the country has submitted", async () => {
    const [kept, left] = [await say("daNang"), await say("hanoi")];
    const decide = (comments: string[], decision: "keep" | "leave-out") =>
      decideComments(scene.services, scene.as("nrVietNam"), {
        ...{ ...place, comments, decision, reason: decision === "keep" ? "" : "No.", lang: "en" },
      });
    await decide([kept], "keep");
    await decide([left], "leave-out");
    expect(await ids("secretariat")).toEqual([kept, left]);
    await submitPosition(scene.services, scene.as("nrVietNam"), { ...place, statement: "" });
    expect(await ids("secretariat")).toEqual([kept]);
  });
});

describe("answering", () => {
  test("one answer to many, changed later with its history kept", async () => {
    const [one, other] = [await say("daNang"), await say("phuket")];
    await answer({ [one]: 0, [other]: 0 });
    await answer({ [one]: 1 }, { response: "Taken over in part.", disposition: "accepted-in-part" });
    expect(
      (await rows("secretariat")).map(({ id, response, disposition, revision }) => [
        id,
        response,
        disposition,
        revision,
      ]),
    ).toEqual([
      [one, "Taken over in part.", "accepted-in-part", 2],
      [other, "Taken over.", "accepted", 1],
    ]);
    const history = await scene.database.db
      .selectFrom("matrixAnswerRevisions")
      .select(["commentId", "response"])
      .execute();
    expect(history).toEqual([{ commentId: one, response: "Taken over." }]);
  });

  test("of two who answer the same row the second is told", async () => {
    const one = await say("daNang");
    const tries = await Promise.allSettled([
      answer({ [one]: 0 }),
      answer({ [one]: 0 }, { response: "Noted." }),
    ]);
    const refused = tries.flatMap((result) =>
      result.status === "rejected" ? [result.reason as unknown] : [],
    );
    expect(refused).toEqual([refusal(409, "answerChanged")]);
    expect((await rows("secretariat"))[0]?.revision).toBe(1);
  });

  test("nothing of a bulk is written where one row is refused", async () => {
    const [one, other] = [await say("daNang"), await say("phuket")];
    await answer({ [one]: 0 });
    await expect(answer({ [one]: 0, [other]: 0 })).rejects.toEqual(refusal(409, "answerChanged"));
    expect((await rows("secretariat")).map(({ revision }) => revision)).toEqual([1, null]);
  });

  test.each<[Partial<Parameters<typeof answerComments>[2]>, number, string]>([
    [{ resultingNode: "it-2-1" }, 422, "paragraphNotInDocument"],
    [{ disposition: "not-accepted", response: "" }, 422, "responseNeeded"],
    [{ seen: new Map() }, 404, "notFound"],
    [{ seen: new Map([["00000000-0000-4000-8000-000000000000", 0]]) }, 404, "notFound"],
    [{ version: 9 }, 404, "notFound"],
  ])("refused: %o", async (change, status, key) => {
    const one = await say("daNang");
    await expect(answer({ [one]: 0 }, change)).rejects.toEqual(refusal(status, key));
    expect((await rows("secretariat"))[0]?.response).toBeNull();
  });

  test.each([
    ["chair", 403],
    ["nrVietNam", 403],
    ["daNang", 403],
    ["partner", 403],
    ["visitor", 401],
  ])("%s does not answer", async (who, status) => {
    const one = await say("daNang");
    await expect(answer({ [one]: 0 }, {}, who)).rejects.toEqual(expect.objectContaining({ status }));
  });
});

describe("publishing", () => {
  test("what has a disposition and is new or changed, once", async () => {
    const [one, other] = [await say("daNang"), await say("phuket")];
    await answer({ [one]: 0 });
    await answer({ [other]: 0 }, { disposition: null });
    const publish = () => publishAnswers(scene.services, scene.as("secretariat"), place);
    expect(await publish()).toBe(1);
    await expect(publish()).rejects.toEqual(refusal(409, "nothingToPublish"));
    await answer({ [one]: 1 }, { response: "Better said." });
    const responses = async (who: string) => (await rows(who)).map(({ response }) => response);
    expect(await responses("secretariat")).toEqual(["Better said.", "Taken over."]);
    expect(await responses("hanoi")).toEqual(["Taken over.", null]);
    expect(await publish()).toBe(1);
    expect(await responses("hanoi")).toEqual(["Better said.", null]);
    expect(await counts("secretariat")).toEqual([
      { number: 1, rows: 2, unanswered: 1, unpublished: 0, forMeeting: 0 },
    ]);
  });

  test("each author is told once of what is published, and not of what is being worked on", async () => {
    const [one, other] = [await say("daNang", { body: "Say who." }), await say("phuket")];
    const third = await say("daNang", { body: "Say when." });
    await answer({ [one]: 0, [other]: 0 });
    await publishAnswers(scene.services, scene.as("secretariat"), place);
    await answer({ [one]: 1, [third]: 0 }, { response: "Not ready.", disposition: null });
    const { db } = scene.database;
    await sql`delete from graphile_worker._private_jobs where task_id in
      (select id from graphile_worker._private_tasks where identifier = 'mail')`.execute(db);
    const jobs = sql<{ payload: object }>`select jobs.payload from graphile_worker._private_jobs jobs
      join graphile_worker._private_tasks tasks on tasks.id = jobs.task_id
      where tasks.identifier = 'documents.tellAnswered' order by jobs.id desc limit 1`;
    const [job] = (await jobs.execute(db)).rows;
    for (let time = 0; time < 2; time += 1) await tellAnswered(scene.services, job!.payload);
    const { rows: letters } = await sql<{ person: string; lines: object }>`
      select jobs.payload -> 'to' ->> 'personId' as person, jobs.payload -> 'values' -> 'answers' -> 'lines' as lines
      from graphile_worker._private_jobs jobs join graphile_worker._private_tasks tasks on tasks.id = jobs.task_id
      where tasks.identifier = 'mail'`.execute(db);
    expect(letters).toHaveLength(2);
    expect(letters.find(({ person }) => person === scene.as("daNang").person!.id)!.lines).toEqual([
      { key: "accepted", values: { body: "Say who.", response: "Taken over." } },
    ]);
  });

  test("only the Secretariat publishes", async () => {
    await answer({ [await say("daNang")]: 0 });
    for (const who of ["chair", "nrVietNam"])
      await expect(publishAnswers(scene.services, scene.as(who), place)).rejects.toEqual(
        refusal(403, "forbidden"),
      );
  });
});
