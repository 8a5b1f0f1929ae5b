import type { Services } from "#app/features/access/services.ts";
import { editingSchema } from "#app/features/documents/drafts/draft-schema.ts";
import { showEditing } from "#app/features/documents/drafts/editing-commands.server.ts";
import { draftPolicy } from "#app/features/documents/policy.ts";
import { listEditors } from "#db/queries/text-editors.ts";
import { handle, type PortalSocket } from "./handle.ts";
import type { LivePart, PortalServer } from "./live-part.ts";

const prefix = "draft ";
const watchersOf = (slug: string) => prefix + slug;

/** Those who have a draft open hear of its changes, and see who has which paragraph open. */
export function draftsRealtime(io: PortalServer, services: Services): LivePart {
  const { db, log } = services;
  const { adapter } = io.of("/");
  adapter.on("leave-room", (room: string, id: string) => {
    const socket = io.sockets.sockets.get(id);
    if (!socket || !room.startsWith(prefix)) return;
    const nothing = { document: room.slice(prefix.length), paragraph: "", lang: "en" };
    // Signed out, or the draft is gone: the row is over in a minute by itself.
    showEditing(services, socket.data.actor, nothing).catch(() => undefined);
  });
  const tellEditors = async (slug: string) => {
    io.to(watchersOf(slug)).emit("document:editors", {
      document: slug,
      editors: await listEditors(db, slug),
    });
  };
  const changed = (slug: string) =>
    io.to(watchersOf(slug)).emit("document:changed", { document: slug, paragraphs: [] });
  return {
    handlers: {
      "document:editing": handle(editingSchema, async (actor, editing, socket) => {
        await showEditing(services, actor, editing);
        await socket.join(watchersOf(editing.document));
        // What woke the others may have come before the socket was among them.
        socket.emit("document:editors", {
          document: editing.document,
          editors: await listEditors(db, editing.document),
        });
        return {};
      }),
    },
    onWake(type, slug) {
      const isOurs = type.startsWith("drafts.") || type === "documents.versionPublished";
      if (!isOurs || !adapter.rooms.has(watchersOf(slug))) return;
      if (type !== "drafts.editing") changed(slug);
      else
        tellEditors(slug).catch((err: unknown) => {
          log.error({ err, document: slug }, "the editors of a draft were not told");
        });
    },
    onGap() {
      for (const room of adapter.rooms.keys())
        if (room.startsWith(prefix)) changed(room.slice(prefix.length));
    },
    async onChecked(sockets) {
      for (const socket of sockets)
        if (!draftPolicy.edit(socket.data.actor))
          for (const slug of draftsOf(socket)) await socket.leave(watchersOf(slug));
    },
    close: () => undefined,
  };
}

/** The drafts that a socket watches. */
function draftsOf(socket: PortalSocket): string[] {
  return [...socket.rooms].filter((room) => room.startsWith(prefix)).map((room) => room.slice(prefix.length));
}
