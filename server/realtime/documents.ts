import type { Actor } from "#app/features/access/actor.ts";
import { orHidden } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import { commentPolicy, documentPolicy } from "#app/features/documents/policy.ts";
import { watchSchema } from "#app/features/documents/schema.ts";
import { findLastDocumentEvent, listDocumentEvents } from "#db/queries/document-events.ts";
import { isPublished } from "#db/queries/documents.ts";
import { handle } from "./handle.ts";
import type { LivePart, PortalServer } from "./live-part.ts";

const watchersOf = (slug: string) => `document ${slug}`;

/** Watchers of documents hear which paragraphs have changed for them; the page then loads again under its own rights. */
export function documentsRealtime(io: PortalServer, { db, log }: Services): LivePart {
  /** The last event told of each watched document, by slug. */
  const told = new Map<string, number>();
  /** The telling under way of each watched document: one after the other, so that nothing is told twice. */
  const telling = new Map<string, Promise<void>>();

  const forget = (slug: string) => {
    told.delete(slug);
    telling.delete(slug);
  };
  const tell = async (slug: string) => {
    const after = told.get(slug);
    if (after === undefined) return;
    if (!io.sockets.adapter.rooms.has(watchersOf(slug))) {
      forget(slug);
      return;
    }
    const events = await listDocumentEvents(db, slug, after);
    told.set(slug, events.at(-1)?.id ?? after);
    for (const id of io.sockets.adapter.rooms.get(watchersOf(slug)) ?? []) {
      const socket = io.sockets.sockets.get(id);
      const change = socket && changeFor(socket.data.actor, events);
      if (change) socket.emit("document:changed", { document: slug, ...change });
    }
  };
  const tellSoon = (slug: string) => {
    if (!told.has(slug)) return;
    const next = (telling.get(slug) ?? Promise.resolve())
      .then(() => tell(slug))
      .catch((err: unknown) => {
        log.error({ err, document: slug }, "the watchers of a document were not told");
      });
    telling.set(slug, next);
  };

  return {
    handlers: {
      "document:watch": handle(watchSchema, async (actor, { document }, socket) => {
        const facts = { isPublished: await isPublished(db, document) };
        orHidden(documentPolicy.read, actor, facts);
        // First joined, then asked for the last event: what comes between is told, not lost.
        await socket.join(watchersOf(document));
        const last = told.get(document) ?? (await findLastDocumentEvent(db, document));
        if (!told.has(document)) told.set(document, last);
        return {};
      }),
    },
    onWake(type, subject) {
      if (type.startsWith("documents.")) tellSoon(subject);
    },
    onGap() {
      for (const slug of told.keys()) tellSoon(slug);
    },
    close: forgetAll,
  };

  function forgetAll() {
    told.clear();
    telling.clear();
  }
}

type DocumentEvents = Awaited<ReturnType<typeof listDocumentEvents>>;

/** The places whose comments the actor reads or counts ("" for the whole document); null where nothing of what happened is for them. */
function changeFor(actor: Actor, events: DocumentEvents): { paragraphs: string[] } | null {
  const known = events.filter(
    ({ comment, publishesDirectly, takes, ...facts }) =>
      comment === null ||
      commentPolicy.count(actor, {
        ...facts,
        publishesDirectly: publishesDirectly ?? false,
        takes: takes ?? [],
      }),
  );
  const paragraphs = known.flatMap(({ comment, nodeId }) => (comment === null ? [] : [nodeId ?? ""]));
  return known.length > 0 ? { paragraphs: [...new Set(paragraphs)] } : null;
}
