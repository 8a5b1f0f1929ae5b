import type { ExportedRoom } from "./export.server.ts";

/** The room as JSON (docs/room-export.md), a message a line. `at`: when it was made, ISO 8601, UTC. */
export async function* writeJson(
  { room, topics, messages }: ExportedRoom,
  at: string,
): AsyncGenerator<string, undefined> {
  const { slug, kind, subject, audience } = room;
  const head = { room: { slug, kind, subject, audience }, exportedAt: at, topics };
  yield `${JSON.stringify(head).slice(0, -1)},"messages":[`;
  let isFirst = true;
  for await (const { n, at: posted, by, message, files } of messages) {
    const { id, body, lang, replyN, topic, edited, deleted, hidden, pinned } = message;
    const { kind: office, country, city, organisation, name } = by.office;
    const written = {
      ...{ n, id, at: posted, by: { office, capacity: by.capacity, country, city, organisation, name } },
      ...{ body, lang, replyTo: replyN, topic, edited, deleted, hidden, pinned, files },
      reactions: message.reactions.map(({ emoji, mandates }) => ({ emoji, count: mandates.length })),
    };
    yield `${isFirst ? "" : ","}\n${JSON.stringify(written)}`;
    isFirst = false;
  }
  yield "\n]}\n";
}
