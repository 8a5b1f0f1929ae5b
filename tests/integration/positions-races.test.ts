import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor, Mandated } from "#app/features/access/actor.ts";
import { makeComment } from "#app/features/documents/comments/commands.server.ts";
import { decideComments, submitPosition } from "#app/features/documents/positions/commands.server.ts";
import { connect, type Connection } from "#db/connection.ts";
import { listCountryCodes } from "#db/queries/procedures.ts";
import { adoptionPlayers, insertCommentedDocument } from "../adoption-players.ts";
import { comment, documentScene, type DocumentScene } from "../document-scene.ts";
import { testServices } from "../services.ts";

let scene: DocumentScene;
let other: Connection;
let countries: string[];
let representative: (country: string) => Mandated;

beforeAll(async () => {
  scene = await documentScene();
  other = connect(scene.database.url, { max: 10 });
  countries = await listCountryCodes(scene.database.db);
  ({ representative } = adoptionPlayers(scene, countries));
});
afterAll(async () => {
  await other.close();
  await scene.database.close();
});

const alternateOf = (country: string): Mandated => {
  const head = representative(country);
  return { ...head, mandate: { ...head.mandate, capacity: "alternate" } };
};
const statusOf = (error: unknown) => (error as { status?: number }).status;

describe("National Representatives and alternates at once, on two nodes", () => {
  test.each([1, 2, 3])(
    "round %i: each country has one position, made of exactly what was kept when it was submitted",
    async () => {
      const { db } = scene.database;
      const document = await insertCommentedDocument(db);
      await scene.openPeriod({ document, publishesDirectly: false });
      const place = { document, version: 1 };
      const nodes = [scene.services, testServices(other.db)] as const;
      const say = async (who: string) =>
        (await makeComment(scene.services, scene.as(who), comment({ document, paragraph: `${document}-1` })))
          .id;
      const [daNang, hanoi, phuket] = [await say("daNang"), await say("hanoi"), await say("phuket")];
      const decide = (actor: Actor, id: string, decision: "keep" | "leave-out", node: 0 | 1 = 0) =>
        decideComments(nodes[node], actor, {
          ...place,
          comments: [id],
          decision,
          reason: "Said.",
          lang: "en",
        });
      for (const id of [daNang, hanoi]) await decide(alternateOf("VN"), id, "keep");
      await decide(alternateOf("TH"), phuket, "keep");

      const submit = (actor: Actor, node: 0 | 1) =>
        submitPosition(nodes[node], actor, { ...place, statement: "" });
      const submitting = countries.map((country, turn) =>
        submit(representative(country), turn % 2 === 0 ? 0 : 1),
      );
      const again = [submit(representative("VN"), 1), submit(representative("TH"), 0)];
      const alternates = countries.slice(0, 5).map((country) => submit(alternateOf(country), 1));
      const deciding = [
        ...[
          decide(alternateOf("VN"), hanoi, "leave-out", 1),
          decide(alternateOf("TH"), phuket, "leave-out", 1),
        ],
      ];
      const tried = await Promise.allSettled([...submitting, ...again, ...alternates, ...deciding]);

      const refused = tried.flatMap((one) => (one.status === "rejected" ? [statusOf(one.reason)] : []));
      expect(refused.filter((status) => status === 403)).toHaveLength(5);
      expect(refused.filter((status) => status === 409).length).toBeGreaterThanOrEqual(2);
      expect(refused.filter((status) => status !== 403 && status !== 409)).toEqual([]);
      await expectOneEach(document);
    },
  );

  /** Every country has one submission, of exactly those comments that it keeps, marked as submitted at its time. */
  async function expectOneEach(document: string): Promise<void> {
    const { db } = scene.database;
    const submissions = await db
      .selectFrom("positionSubmissions as made")
      .innerJoin("commentPeriods as period", "period.id", "made.periodId")
      .innerJoin("documentVersions as version", "version.id", "period.versionId")
      .select(["made.countryCode", "made.number", "made.comments", "made.at"])
      .where("version.documentSlug", "=", document)
      .execute();
    expect(submissions.map(({ countryCode }) => countryCode).sort()).toEqual([...countries].sort());
    expect(submissions.every(({ number }) => number === 1)).toBe(true);
    const comments = await db
      .selectFrom("comments")
      .innerJoin("documentVersions as version", "version.id", "comments.versionId")
      .innerJoin("positionDecisions as decided", "decided.commentId", "comments.id")
      .select(["comments.id", "comments.countryCode", "comments.submittedAt", "decided.decision"])
      .where("version.documentSlug", "=", document)
      .execute();
    expect(comments).toHaveLength(3);
    for (const { id, countryCode, submittedAt, decision } of comments) {
      const made = submissions.find((one) => one.countryCode === countryCode);
      const isKept = decision === "keep";
      expect((made?.comments as string[]).includes(id)).toBe(isKept);
      expect(submittedAt).toEqual(isKept ? made?.at : null);
    }
    const events = await db
      .selectFrom("events")
      .select("data")
      .where("subject", "=", document)
      .where("type", "=", "documents.positionSubmitted")
      .execute();
    expect(events).toHaveLength(countries.length);
  }
});
