import { sql, type KyselyPlugin, type QueryResult, type UnknownRow } from "kysely";
import { afterAll, beforeEach, expect, test } from "vitest";
import { tellMentions, tellRest } from "#app/features/rooms/letters/claiming-commands.server.ts";
import { deleteMessage } from "#app/features/rooms/messages/changing.server.ts";
import { moderate } from "#app/features/rooms/moderation/commands.server.ts";
import { deliverRoomLetter } from "#server/mail/deliver-room-letter.ts";
import type { Posting } from "#server/mail/mailer.ts";
import { letterScene } from "./letter-players.ts";

const scene = await letterScene();
const { services, actors, open, say, follow } = scene;
afterAll(() => scene.database.close());
beforeEach(() => scene.empty());

/** Holds whoever asks the database a further question once they have the words, and acts before they go on. */
function onceRead(words: string, act: () => Promise<unknown>): KyselyPlugin & { hasActed: boolean } {
  let isRead = false;
  const plugin = {
    hasActed: false,
    transformQuery: ({ node }: Parameters<KyselyPlugin["transformQuery"]>[0]) => node,
    transformResult: async ({ result }: { result: QueryResult<UnknownRow> }) => {
      const isOfWords = result.rows.some(({ body }) => body === words);
      if (isRead && !isOfWords && !plugin.hasActed) {
        plugin.hasActed = true;
        await act();
      }
      isRead ||= isOfWords;
      return result;
    },
  };
  return plugin;
}

/** The letter that waits, written while `act` comes between its words and what else it is written of. */
async function written(words: string, act: () => Promise<unknown>) {
  const { rows } = await sql<{ payload: unknown }>`
    select payload from graphile_worker._private_jobs`.execute(services.db);
  expect(rows).toHaveLength(1);
  const posted: Posting[] = [];
  const holding = onceRead(words, act);
  const held = { ...services, db: services.db.withPlugin(holding) };
  await deliverRoomLetter(held, rows[0]?.payload, { post: (one) => Promise.resolve(void posted.push(one)) });
  return { told: posted.flatMap(({ said }) => said?.messages ?? []).map(({ body }) => body), holding };
}

test.each(["mentions", "rest"] as const)(
  "a letter of %s is not sent with words deleted or hidden after it has read them",
  async (kind) => {
    const room = await open();
    await follow(room, "phuket");
    const words = kind === "mentions" ? "@csco-phuket soon regretted" : "Soon regretted";
    const { message, n } = await say(room, words);
    await (kind === "mentions" ? tellMentions : tellRest)(services);
    const { told, holding } = await written(words, () =>
      kind === "mentions"
        ? deleteMessage(services, actors.daNang, { room, message: message.id })
        : moderate(services, actors.secretariat, { room, message: n }, { deed: "hide", reason: "Loud" }),
    );
    // The words are the last that is asked for, so there is no such moment; where there is one, they must be gone.
    expect(told).toEqual(holding.hasActed ? [] : [words]);
  },
);
