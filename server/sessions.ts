import { createHash, randomBytes } from "node:crypto";
import { Lucia, TimeSpan, type Adapter, type Cookie } from "lucia";
import { mandateFrom, visitor, type Actor, type Mandate } from "#app/features/access/actor.ts";
import type { Db } from "#db/connection.ts";
import * as accounts from "#db/queries/accounts.ts";

const idleDays = 14;
const absoluteDays = 30;

declare module "lucia" {
  interface Register {
    Lucia: Lucia<SessionFacts, PersonFacts>;
    DatabaseSessionAttributes: SessionFacts;
    DatabaseUserAttributes: PersonFacts;
  }
}
interface SessionFacts {
  readonly mandate: Mandate | null;
  readonly mandateId: string | null;
  readonly endsAt: Date;
}
interface PersonFacts {
  readonly email: string;
  readonly name: string;
}

/** Signs people in and out. The cookie holds a random token, the database only its SHA-256. The one module that knows Lucia. */
export interface Sessions {
  /** Who asks, by the request's Cookie header; `renewed` is a Set-Cookie value when the idle end moved. */
  resolve(
    cookieHeader: string | null,
  ): Promise<{ actor: Actor; sessionId: string | null; renewed: string | null }>;
  /** Opens a session acting under `mandateId` and gives its Set-Cookie value. */
  open(personId: string, mandateId: string | null): Promise<string>;
  /** Ends the session and gives the Set-Cookie value that removes the cookie. */
  close(sessionId: string | null): Promise<string>;
  /** From now on the session acts under this mandate; whose it is the caller has checked. */
  actUnder(sessionId: string | null, mandateId: string): Promise<void>;
  /** The session's id in this Cookie header, null without one. */
  idOf(cookieHeader: string | null): string | null;
}

const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");

/** The token in a Cookie header, null where there is none that could be ours. Lucia's own reader throws on any cookie with a stray `%`. */
export function readToken(header: string | null, name: string): string | null {
  return new RegExp(`(?:^|;\\s*)${name}=([A-Za-z0-9_-]{43})(?:;|$)`).exec(header ?? "")?.[1] ?? null;
}

/** Sessions kept in `db`; `secure` on https: the cookie is then Secure and carries the __Host- prefix. */
export function createSessions(db: Db, { secure }: { secure: boolean }): Sessions {
  const lucia = new Lucia<SessionFacts, PersonFacts>(adapter(db), {
    sessionExpiresIn: new TimeSpan(idleDays, "d"),
    sessionCookie: {
      name: secure ? "__Host-session" : "session",
      attributes: { secure, sameSite: "lax", path: "/" },
    },
    getSessionAttributes: (facts) => facts,
    getUserAttributes: (facts) => facts,
  });
  const text = (cookie: Cookie) => cookie.serialize();
  const tokenOf = (header: string | null) => readToken(header, lucia.sessionCookieName);
  return {
    async resolve(header) {
      const token = tokenOf(header);
      if (!token) return { actor: visitor, sessionId: null, renewed: null };
      const { session, user } = await lucia.validateSession(hashOf(token));
      if (!session || session.endsAt <= new Date())
        return { actor: visitor, sessionId: null, renewed: text(lucia.createBlankSessionCookie()) };
      const actor: Actor = {
        person: { id: user.id, email: user.email, name: user.name },
        mandate: session.mandate,
      };
      return {
        actor,
        sessionId: session.id,
        renewed: session.fresh ? text(lucia.createSessionCookie(token)) : null,
      };
    },
    async open(personId, mandateId) {
      const token = randomBytes(32).toString("base64url");
      const endsAt = new Date(Date.now() + absoluteDays * 86_400_000);
      await lucia.createSession(personId, { mandate: null, mandateId, endsAt }, { sessionId: hashOf(token) });
      return text(lucia.createSessionCookie(token));
    },
    async close(sessionId) {
      if (sessionId) await lucia.invalidateSession(sessionId);
      return text(lucia.createBlankSessionCookie());
    },
    async actUnder(sessionId, mandateId) {
      if (sessionId) await accounts.setSessionMandate(db, sessionId, mandateId);
    },
    idOf(header) {
      const token = tokenOf(header);
      return token ? hashOf(token) : null;
    },
  };
}

function adapter(db: Db): Adapter {
  return {
    async getSessionAndUser(id) {
      const row = await accounts.findSession(db, id);
      if (!row) return [null, null];
      const facts: SessionFacts = { mandate: mandateOf(row), mandateId: row.mandateId, endsAt: row.endsAt };
      return [
        { id: row.id, userId: row.personId, expiresAt: row.expiresAt, attributes: facts },
        { id: row.personId, attributes: { email: row.email, name: row.personName } },
      ];
    },
    async getUserSessions(personId) {
      const rows = await accounts.listSessions(db, personId);
      return rows.map((row) => ({
        id: row.id,
        userId: row.personId,
        expiresAt: row.expiresAt,
        attributes: { mandate: null, mandateId: row.mandateId, endsAt: row.endsAt },
      }));
    },
    async setSession(session) {
      const { mandateId, endsAt } = session.attributes;
      await accounts.insertSession(db, {
        id: session.id,
        personId: session.userId,
        mandateId,
        expiresAt: session.expiresAt,
        endsAt,
      });
    },
    updateSessionExpiration: (id, expiresAt) => accounts.extendSession(db, id, expiresAt),
    deleteSession: (id) => accounts.deleteSession(db, id),
    deleteUserSessions: (personId) => accounts.deleteSessionsOf(db, personId),
    deleteExpiredSessions: () => accounts.deleteExpiredSessions(db),
  };
}

type SessionRow = NonNullable<Awaited<ReturnType<typeof accounts.findSession>>>;

/** The session's mandate while it runs: the join finds none after its end. */
function mandateOf({ mandateId, officeId, kind, capacity, ...office }: SessionRow): Mandate | null {
  if (!mandateId || !officeId || !kind || !capacity) return null;
  return mandateFrom(mandateId, { ...office, officeId, kind, capacity });
}
