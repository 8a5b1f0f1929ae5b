import "@remix-run/node";
import type { Actor } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Lang } from "#app/language/languages.ts";
import type { Texts } from "#app/language/texts.ts";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
  /** What server/http.ts hands to every loader and action. */
  interface AppLoadContext {
    readonly services: Services;
    readonly actor: Actor;
    readonly lang: Lang;
    readonly texts: Texts;
    readonly textSize: TextSize;
    /** The zone (IANA name) chosen in this browser, or that it is in; null where it has not said. */
    readonly zone: string | null;
    /** The portal's own origin, for canonical addresses: https://portal.example */
    readonly origin: string;
    readonly nonce: string;
    readonly requestId: string;
    /** The address someone asks from, behind trusted proxies too: for counting tries, never to be kept. */
    readonly clientAddress: string;
    readonly sessions: SessionDoor;
    /** Whether this is the demonstration: the sign-in page then names its accounts. */
    readonly isDemonstration: boolean;
  }
  type TextSize = "s" | "m" | "l" | "xl";
  /** What a browser carries beside its session. */
  type TokenName = "device" | "pending";
  /** Opens and closes the session of this request; `open`, `close` and `rotate` give a Set-Cookie value. */
  interface SessionDoor {
    /** The session's id as the database knows it, null without one. */
    readonly current: string | null;
    /** Where the request comes from, as a list of sessions tells it. */
    readonly place: { readonly browser: string | null; readonly system: string | null };
    open(personId: string, mandateId: string | null): Promise<string>;
    close(): Promise<string>;
    /** The same session under a new token. */
    rotate(): Promise<string>;
    actUnder(mandateId: string): Promise<void>;
    /** The hash of the browser's token of this name, null without one. */
    tokenHash(name: TokenName): string | null;
    /** A new token: its hash for the database, its Set-Cookie value for the browser. */
    makeToken(name: TokenName): { readonly hash: string; readonly cookie: string };
    dropToken(name: TokenName): string;
  }
}
