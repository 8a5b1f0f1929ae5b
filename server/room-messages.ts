import { Hono } from "hono";
import { findEvents } from "#app/features/rooms/pages.server.ts";
import { findStretch } from "#app/features/rooms/reading/stretch.server.ts";
import { countParam, idParam } from "#app/http/params.ts";
import { askerOf } from "./asker.ts";
import type { Door, Env } from "./door.ts";

/** Further messages of a room, for the script of a page that shows some of it: which, says the query, as that of the page does. And what happened after a number, where no live line gets through. */
export function roomMessages(door: Door): Hono<Env> {
  const app = new Hono<Env>();
  app.get("/:lang/rooms/:slug/messages.json", async (c) => {
    const actor = await askerOf(door, c);
    const url = new URL(c.req.url);
    const asked = { query: url.searchParams, topicId: idParam(url, "topic") };
    const found = await findStretch(door.services, actor, c.req.param("slug"), asked);
    return c.json(found, 200, { "Cache-Control": "no-store" });
  });
  app.get("/:lang/rooms/:slug/events.json", async (c) => {
    const actor = await askerOf(door, c);
    const after = countParam(new URL(c.req.url), "after") ?? 0;
    const found = await findEvents(door.services, actor, c.req.param("slug"), after);
    return c.json(found, 200, { "Cache-Control": "no-store" });
  });
  return app;
}
