import QRCode from "qrcode";
import { mandateFrom, type Actor } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import { listMandates } from "#db/queries/accounts.ts";
import * as factors from "#db/queries/second-factors.ts";
import { listSessions } from "#db/queries/sessions.ts";
import { secretUri, spellSecret } from "./one-time-codes.server.ts";
import { personOf } from "./session-commands.server.ts";

/** The actor's running mandates, the oldest first, with the start of each and which one is acted under. */
export async function listOwnMandates({ db }: Services, actor: Actor) {
  const rows = actor.person ? await listMandates(db, actor.person.id) : [];
  return rows.map((row) => ({
    mandate: mandateFrom(row.id, row),
    startsAt: row.startsAt,
    isCurrent: row.id === actor.mandate?.id,
  }));
}

/** What proves who the actor is. Throws 401 `signInFirst` for a visitor, as all below. */
export async function findSecurityPage({ db }: Services, actor: Actor) {
  const { id, email } = personOf(actor);
  const app = await factors.findAuthenticator(db, id);
  const passkeys = await factors.listPasskeys(db, id);
  const codes = await factors.countRecoveryCodes(db, id);
  return { email, hasApp: Boolean(app?.confirmedAt), passkeys: passkeys.length, codes };
}

/** The actor's authenticator app; while it is being set up, its secret as text and as a picture for the camera. */
export async function findAppPage({ db }: Services, actor: Actor) {
  const { id, email } = personOf(actor);
  const app = await factors.findAuthenticator(db, id);
  if (!app || app.confirmedAt) return { isSetUp: Boolean(app), setup: null };
  const secret = new Uint8Array(app.secret);
  const svg = await QRCode.toString(secretUri(secret, email), { type: "svg", margin: 2 });
  const picture = `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
  return { isSetUp: false, setup: { secret: spellSecret(secret), picture } };
}

/** The actor's passkeys, the oldest first. */
export async function listOwnPasskeys({ db }: Services, actor: Actor) {
  const rows = await factors.listPasskeys(db, personOf(actor).id);
  return rows.map(({ id, browser, system, createdAt }) => ({ id, browser, system, createdAt }));
}

/** How many recovery codes the actor has left. */
export function countOwnCodes({ db }: Services, actor: Actor): Promise<number> {
  return factors.countRecoveryCodes(db, personOf(actor).id);
}

/** The actor's sessions, the last used first; `current` is the id of the one asked from. */
export async function listOwnSessions({ db }: Services, actor: Actor, current: string | null) {
  const rows = await listSessions(db, personOf(actor).id);
  return rows.map(({ id, handle, browser, system, addressClass, createdAt, lastSeenAt }) => ({
    ...{ handle, browser, system, addressClass, createdAt, lastSeenAt },
    isCurrent: id === current,
  }));
}
