import type { Services } from "#app/features/access/services.ts";
import { markRead, markUnread } from "#app/features/rooms/reading/commands.server.ts";
import { readSchema, unreadSchema } from "#app/features/rooms/reading/schema.ts";
import { handle } from "./handle.ts";

/** Marking rooms read and unread. Counted among a person's writes of a minute, apart from those of rooms: reading must not keep anyone from writing. */
export function readingHandlers(services: Services) {
  const counted = async (personId: string | undefined) => {
    if (personId !== undefined) await services.limits.take("writes", personId);
  };
  return {
    "room:read": handle(readSchema, async (actor, reading) => {
      await counted(actor.person?.id);
      await markRead(services, actor, reading);
      return {};
    }),
    "room:unread": handle(unreadSchema, async (actor, reading) => {
      await counted(actor.person?.id);
      await markUnread(services, actor, reading);
      return {};
    }),
  };
}
