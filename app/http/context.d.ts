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
    /** The portal's own origin, for canonical addresses: https://portal.example */
    readonly origin: string;
    readonly nonce: string;
    readonly requestId: string;
    readonly sessions: SessionDoor;
    /** Whether this is the demonstration: the sign-in page then names its accounts. */
    readonly isDemonstration: boolean;
  }
  type TextSize = "s" | "m" | "l" | "xl";
  /** Opens and closes the session of this request; `open` and `close` give a Set-Cookie value. */
  interface SessionDoor {
    open(personId: string, mandateId: string | null): Promise<string>;
    close(): Promise<string>;
    actUnder(mandateId: string): Promise<void>;
  }
}
