import type { HttpBindings } from "@hono/node-server";
import type { AppLoadContext } from "@remix-run/node";
import type { Services } from "#app/features/access/services.ts";
import type { Lang } from "#app/language/languages.ts";
import type { Texts } from "#app/language/texts.ts";
import type { Clients } from "./client-address.ts";
import type { PageCache } from "./page-cache.ts";
import type { Sessions } from "./sessions.ts";
import type { Typesetter } from "./typesetting/typesetter.ts";

/** Remix's request handler. */
export type PageHandler = (request: Request, context: AppLoadContext) => Promise<Response>;

/** What the web's door stands on; composed in main.ts. */
export interface Door {
  readonly services: Services;
  readonly sessions: Sessions;
  readonly texts: ReadonlyMap<Lang, Texts>;
  readonly cache: PageCache;
  readonly handlePage: PageHandler;
  /** Our origins; the first is the one that addresses are written with. */
  readonly origins: ReadonlySet<string>;
  readonly clients: Clients;
  readonly typesetter: Typesetter;
  readonly clientFolder: string;
  readonly isDemonstration: boolean;
  readonly isDevelopment: boolean;
  /** Whether the portal can answer: database there and migrated, not stopping. */
  readonly isReady: () => Promise<boolean>;
}

export interface Env {
  Bindings: HttpBindings;
  Variables: { requestId: string };
}

/** The origin that addresses are written with. */
export function originOf(door: Pick<Door, "origins">): string {
  const [first = "http://localhost"] = door.origins;
  return first;
}
