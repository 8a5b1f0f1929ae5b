import type { Services } from "#app/features/access/services.ts";
import type { LivePart, PortalServer } from "./sockets.ts";

/** Rooms, live. */
export function roomsRealtime(_io: PortalServer, _services: Services): LivePart {
  return { connect: () => undefined, onWake: () => undefined, onGap: () => undefined, close: () => undefined };
}
