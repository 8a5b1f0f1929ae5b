import { Lucia, TimeSpan, type Adapter, type Cookie } from "lucia";
import type { SessionDoor } from "@remix-run/node";
import { visitor, type Actor, type AddressClass } from "#app/features/access/actor.ts";
import { defaultSettings, type Settings } from "#app/features/access/settings.ts";
import type { Db } from "#db/connection.ts";
import { setLang } from "#db/queries/credentials.ts";
import * as queries from "#db/queries/sessions.ts";
import { createBrowserTokens, hashOf, makeToken, readToken } from "./browser-tokens.ts";
import { actorOf, hasEnded, hour, notedEvery, type SessionRow } from "./session-actor.ts";
import { agentOf } from "./user-agent.ts";

declare module "lucia" {
  interface Register {
    Lucia: Lucia<SessionFacts, PersonFacts>;
    DatabaseSessionAttributes: SessionFacts;
    DatabaseUserAttributes: PersonFacts;
  }
}
interface SessionFacts extends queries.SessionPlace {
  readonly mandateId: string | null;
  readonly endsAt: Date;
  /** Absent in a session that is being opened. */
  readonly row?: SessionRow;
}
interface PersonFacts {
  readonly email: string;
  readonly name: string;
}

/** Whose request it is and whence it came. */
interface Arrival {
  readonly cookies: string | null;
  readonly sessionId: string | null;
  readonly userAgent: string | null;
  readonly from: AddressClass;
}

/** Signs people in and out. The cookie holds a random token, the database only its SHA-256. The one module that knows Lucia. */
export interface Sessions {
  /** Who asks, by the request's Cookie header; `renewed` is a Set-Cookie value when the idle end moved. */
  resolve(
    cookieHeader: string | null,
  ): Promise<{ actor: Actor; sessionId: string | null; renewed: string | null }>;
  /** Who asks by the session of this id; a visitor once it has ended. */
  actorBy(sessionId: string): Promise<Actor>;
  /** Opens a session acting under `mandateId` and gives its Set-Cookie value. */
  open(personId: string, mandateId: string | null, place?: queries.SessionPlace): Promise<string>;
  /** From now on the person reads this language. */
  speak(personId: string, lang: string): Promise<void>;
  /** What a page may do with the session and the tokens of its request. */
  doorFor(arrival: Arrival): SessionDoor;
  /** The session's id in this Cookie header, null without one. */
  idOf(cookieHeader: string | null): string | null;
}

interface SessionOptions {
  readonly secure: boolean;
  readonly settings?: () => Settings;
}

const nowhere: queries.SessionPlace = { browser: null, system: null, addressClass: null };

/** Sessions kept in `db`, as long as the settings say; `secure` on https: the cookie is then Secure and carries the __Host- prefix. */
export function createSessions(
  db: Db,
  { secure, settings = () => defaultSettings }: SessionOptions,
): Sessions {
  const tokens = createBrowserTokens({ secure });
  const lucia = luciaBySettings(db, secure, settings);
  const tokenOf = (header: string | null) => readToken(header, lucia().sessionCookieName);
  const nobody = { actor: visitor, sessionId: null, renewed: null };
  const blank = () => text(lucia().createBlankSessionCookie());
  const open: Sessions["open"] = async (personId, mandateId, place = nowhere) => {
    const token = makeToken();
    const endsAt = new Date(Date.now() + settings().session.absoluteHours * hour);
    await lucia().createSession(personId, { ...place, mandateId, endsAt }, { sessionId: hashOf(token) });
    return text(lucia().createSessionCookie(token));
  };
  const find = createFinding(db, lucia, settings);
  return {
    async resolve(header) {
      const token = tokenOf(header);
      if (!token) return nobody;
      const found = await find(hashOf(token));
      if (!found) return { ...nobody, renewed: blank() };
      const { isFresh, ...asked } = found;
      return { ...asked, renewed: isFresh ? text(lucia().createSessionCookie(token)) : null };
    },
    actorBy: async (id) => (await find(id))?.actor ?? visitor,
    open,
    speak: (personId, lang) => setLang(db, personId, lang),
    doorFor({ cookies, sessionId, userAgent, from }) {
      const place = { ...agentOf(userAgent), addressClass: from };
      return {
        current: sessionId,
        place,
        open: (personId, mandateId) => open(personId, mandateId, place),
        async close() {
          if (sessionId) await queries.deleteSession(db, sessionId);
          return blank();
        },
        async rotate() {
          const token = makeToken();
          if (sessionId) await queries.renameSession(db, sessionId, hashOf(token));
          return text(lucia().createSessionCookie(token));
        },
        async actUnder(mandateId) {
          if (sessionId) await queries.setSessionMandate(db, sessionId, mandateId);
        },
        tokenHash: (name) => tokens.hashOf(cookies, name),
        makeToken: (name) => tokens.make(name),
        dropToken: (name) => tokens.drop(name),
      };
    },
    idOf(header) {
      const token = tokenOf(header);
      return token ? hashOf(token) : null;
    },
  };
}

const text = (cookie: Cookie) => cookie.serialize();

/** Lucia with the idle end of the settings: made anew only when that changes. */
function luciaBySettings(db: Db, secure: boolean, settings: () => Settings) {
  const make = (idleHours: number) =>
    new Lucia<SessionFacts, PersonFacts>(adapter(db), {
      sessionExpiresIn: new TimeSpan(idleHours, "h"),
      sessionCookie: {
        name: secure ? "__Host-session" : "session",
        attributes: { secure, sameSite: "lax", path: "/" },
      },
      getSessionAttributes: (facts) => facts,
      getUserAttributes: (facts) => facts,
    });
  let idleHours = settings().session.idleHours;
  let lucia = make(idleHours);
  return () => {
    if (settings().session.idleHours !== idleHours) {
      idleHours = settings().session.idleHours;
      lucia = make(idleHours);
    }
    return lucia;
  };
}

/** Finds who asks by a session's id and notes its use; null once it has ended, `isFresh` when its idle end moved. */
function createFinding(db: Db, lucia: ReturnType<typeof luciaBySettings>, settings: () => Settings) {
  return async (sessionId: string) => {
    const { session } = await lucia().validateSession(sessionId);
    if (!session?.row || hasEnded(session.row, settings())) return null;
    const isQuiet = Date.now() - session.row.lastSeenAt.getTime() > notedEvery;
    if (isQuiet && !session.fresh) await queries.extendSession(db, sessionId, session.expiresAt);
    return { actor: actorOf(session.row, settings()), sessionId, isFresh: session.fresh };
  };
}

function adapter(db: Db): Adapter {
  return {
    async getSessionAndUser(id) {
      const row = await queries.findSession(db, id);
      if (!row) return [null, null];
      const { mandateId, endsAt, expiresAt, personId: userId, email, personName: name } = row;
      return [
        { id, userId, expiresAt, attributes: { ...nowhere, mandateId, endsAt, row } },
        { id: userId, attributes: { email, name } },
      ];
    },
    getUserSessions: () => Promise.resolve([]),
    // A session that is being opened has no row yet.
    setSession: ({ id, userId: personId, expiresAt, attributes }) =>
      queries.insertSession(db, { ...attributes, id, personId, expiresAt }),
    updateSessionExpiration: (id, expiresAt) => queries.extendSession(db, id, expiresAt),
    deleteSession: (id) => queries.deleteSession(db, id),
    deleteUserSessions: async (personId) => {
      await queries.deleteSessionsOf(db, personId);
    },
    deleteExpiredSessions: () => queries.deleteExpiredSessions(db),
  };
}
