import { Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { filesOrRefusal } from "#app/features/rooms/attachments/form-commands.server.ts";
import { findWritable } from "#app/features/rooms/seen-room.server.ts";
import { readForm } from "#app/http/multipart.ts";
import { askerOf } from "./asker.ts";
import type { Door, Env } from "./door.ts";

/**
 * Files that go ahead of their message, for the live room: the message then names them in `room:post`. Answers with the
 * ids and names of those kept and, with 422, what was wrong with others; or with why the room takes none, and its status.
 */
export function roomFiles(door: Door): Hono<Env> {
  const app = new Hono<Env>();
  app.post("/:lang/rooms/:slug/files", async (c) => {
    const { services } = door;
    const actor = await askerOf(door, c);
    const room = await findWritable(services, actor, c.req.param("slug"));
    const form = await readForm(c.req.raw);
    const { files, errors, status } = await filesOrRefusal(services, actor, room, form);
    const kept = files.map(({ id, name }) => ({ id, name }));
    const answered = errors.length > 0 ? (status as ContentfulStatusCode) : 200;
    return c.json({ files: kept, errors }, answered, { "Cache-Control": "no-store" });
  });
  return app;
}
