import { Hono } from "hono";
import { takeFiles } from "#app/features/files/form-commands.server.ts";
import { findWritable } from "#app/features/rooms/seen-room.server.ts";
import { readForm } from "#app/http/multipart.ts";
import { askerOf } from "./asker.ts";
import type { Door, Env } from "./door.ts";

/**
 * Files that go ahead of their message, for the live room: the message then names them in `room:post`. Answers with the
 * ids and names of those kept and, with 422, what was wrong with others.
 */
export function roomFiles(door: Door): Hono<Env> {
  const app = new Hono<Env>();
  app.post("/:lang/rooms/:slug/files", async (c) => {
    const { services } = door;
    const actor = await askerOf(door, c);
    await findWritable(services, actor, c.req.param("slug"));
    const { files, errors } = await takeFiles(services, actor, await readForm(c.req.raw));
    const kept = files.map(({ id, name }) => ({ id, name }));
    return c.json({ files: kept, errors }, errors.length > 0 ? 422 : 200, { "Cache-Control": "no-store" });
  });
  return app;
}
