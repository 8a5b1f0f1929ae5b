import { randomUUID } from "node:crypto";
import { makeComment } from "#app/features/documents/comments/commands.server.ts";
import { editComment, withdrawComment } from "#app/features/documents/comments/editing.server.ts";
import { replyToComment } from "#app/features/documents/comments/replies.server.ts";
import { supportComment, withdrawSupport } from "#app/features/documents/comments/support.server.ts";
import { comment, documentScene } from "#tests/document-scene.ts";

type Refused = [who: string, status: number, key: string];

/** Those to whom a comment of Da Nang is absent even where it is published directly. */
export const outsiders: Refused[] = [
  ["partner", 404, "notFound"],
  ["administrator", 404, "notFound"],
  ["former", 404, "notFound"],
  ["visitor", 404, "notFound"],
];

/** A database with a comment of Da Nang, `at()`, and what is done to it. */
export async function threadScene() {
  const scene = await documentScene();
  const { db } = scene.database;
  const { services, as } = scene;
  let id = "";
  const at = () => ({ document: "online-portal", comment: id });
  return {
    ...{ ...scene, at },
    /** A period with the comment in it. */
    async begin(publishesDirectly = true, change: object = {}) {
      await scene.openPeriod({ publishesDirectly });
      ({ id } = await makeComment(services, as("daNang"), comment(change)));
    },
    submit: () => db.updateTable("comments").set({ submittedAt: new Date() }).where("id", "=", id).execute(),
    rowsOf: (table: "commentReplies" | "commentSupports" | "commentRevisions" | "replyRevisions") =>
      db.selectFrom(table).selectAll().execute(),
    commentRow: () => db.selectFrom("comments").selectAll().where("id", "=", id).executeTakeFirstOrThrow(),
    /** What was announced about the comment, in order. */
    async eventTypes() {
      const events = await db.selectFrom("events").select(["type", "data"]).orderBy("id").execute();
      const own = events.filter(({ data }) => data["comment"] === id);
      return own.map(({ type }) => type.replace("documents.", ""));
    },
    reply: (who: string, change: object = {}) =>
      replyToComment(services, as(who), {
        ...{ ...at(), id: randomUUID(), lang: "en", body: "We say the same." },
        ...change,
      }),
    edit: (who: string, change: object = {}) =>
      editComment(services, as(who), {
        ...{ ...at(), revision: 1, type: "editorial", lang: "en", body: "We agree, with one word changed." },
        ...change,
      }),
    support: (who: string) => supportComment(services, as(who), at()),
    unsupport: (who: string) => withdrawSupport(services, as(who), at()),
    withdraw: (who: string) => withdrawComment(services, as(who), at()),
  };
}

export type ThreadScene = Awaited<ReturnType<typeof threadScene>>;
