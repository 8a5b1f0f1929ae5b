import type { Context } from "hono";
import { visitor, type Actor } from "#app/features/access/actor.ts";
import { addressClass } from "./client-address.ts";
import type { Door, Env } from "./door.ts";

/** Who asks for a machine answer: by the session's cookie, as for a page. */
export async function askerOf(door: Door, c: Context<Env>): Promise<Actor> {
  const cookies = c.req.header("cookie") ?? null;
  const from = addressClass(door.clients.addressOf(c.env.incoming));
  if (door.sessions.idOf(cookies) === null) return { ...visitor, from };
  return { ...(await door.sessions.resolve(cookies)).actor, from };
}
