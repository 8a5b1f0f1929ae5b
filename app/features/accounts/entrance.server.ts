import type { AppLoadContext } from "@remix-run/node";
import { beginSession, leaveSession } from "./session-commands.server.ts";
import { awaitSecondFactor } from "./waiting-commands.server.ts";

type Doors = Pick<AppLoadContext, "services" | "actor" | "sessions" | "lang">;

/** Opens a session for who has proved in full who they are, under a new token in any case. Gives its Set-Cookie values. */
export async function enter({ services, actor, sessions, lang }: Doors, personId: string): Promise<string[]> {
  // Whoever was signed in here before is signed out, sockets included.
  if (actor.person && sessions.current !== null) await leaveSession(services, actor, sessions.current);
  const device = sessions.makeToken("device");
  const mandateId = await beginSession(services, actor.from, {
    personId,
    lang,
    oldDevice: sessions.tokenHash("device"),
    newDevice: device.hash,
  });
  return [await sessions.open(personId, mandateId), device.cookie, sessions.dropToken("pending")];
}

interface Proved {
  readonly personId: string;
  readonly needsSecondFactor: boolean;
}

/** After a right password or a letter's link: the session, or the waiting for the second factor. Gives the Set-Cookie values. */
export async function enterOrWait(
  doors: Doors,
  way: "password" | "reset",
  proved: Proved,
): Promise<string[]> {
  if (!proved.needsSecondFactor) return enter(doors, proved.personId);
  const pending = doors.sessions.makeToken("pending");
  await awaitSecondFactor(doors.services, pending.hash, proved.personId, way);
  return [pending.cookie];
}
