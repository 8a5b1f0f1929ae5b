import { Hono } from "hono";
import { stopLetters } from "#app/features/rooms/letters/commands.server.ts";
import type { Door, Env } from "./door.ts";

/**
 * Where mail programs stop letters at one press (RFC 8058): the token in the address says which, nobody is signed in.
 * Fetched, the address leads to the page that asks first.
 */
export function letterStops({ services }: Door): Hono<Env> {
  const app = new Hono<Env>();
  app.post("/letters/stop/:token", async (c) => {
    await stopLetters(services, c.req.param("token"));
    return c.text("stopped\n", 200, { "Cache-Control": "no-store" });
  });
  return app;
}
