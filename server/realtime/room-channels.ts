import type { PortalSocket } from "./handle.ts";

const prefix = "room:";

/** The channel of the sockets that have joined a room. */
export const channelOf = (roomId: string): string => prefix + roomId;

/** The channel of those who are coming into a room and hear nothing of it yet. */
export const thresholdOf = (roomId: string): string => `threshold:${roomId}`;

/** The id of the room whose channel this is; null for another channel, such as each socket's own. */
export const roomOf = (channel: string): string | null =>
  channel.startsWith(prefix) ? channel.slice(prefix.length) : null;

/** Ids of the rooms that a socket has joined. */
export function joinedBy(socket: PortalSocket): string[] {
  return [...socket.rooms].flatMap((channel) => roomOf(channel) ?? []);
}

/** The slug of a room that is joined here. */
export type SlugOf = (roomId: string) => string | undefined;
