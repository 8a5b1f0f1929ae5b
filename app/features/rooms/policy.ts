import { holds, isMember, type Actor } from "#app/features/access/actor.ts";
import { isAddressed, readsRoom, type Audience, type AudienceFacts } from "#app/features/access/audience.ts";
import type { Policy } from "#app/features/access/policy.ts";

export type { Audience };

/** Closed and archived rooms are read, not written in; archived ones stand apart in the list of rooms. */
export type RoomState = "open" | "closed" | "archived";

/** What a room's rights depend on. */
export interface RoomFacts extends AudienceFacts {
  readonly state: RoomState;
}

/** What the rights to a message or a topic depend on: its room, and the mandate under which it was written or started. */
interface OwnFacts {
  readonly room: RoomFacts;
  readonly mandateId: string;
}

function leads(actor: Actor): boolean {
  return holds(actor, "secretariat") || holds(actor, "chair");
}

/** Members and partners write where they are addressed; administrators, without a member's mandate, write nowhere. */
export const roomPolicy = {
  read: readsRoom,
  post: (actor, room) => room.state === "open" && isAddressed(actor, room),
  /** To pin a message at the head of the room: the Secretariat and the Chair, who lead the discussion. */
  pin: (actor, room) => leads(actor) && room.state === "open",
  /** To follow or mute it, and to have what one has read of it kept. */
  follow: (actor, room) => actor.mandate !== null && readsRoom(actor, room),
} satisfies Policy<RoomFacts>;

/** A topic is marked as answered, or as not, by who started it and by those who lead the discussion. */
export const topicPolicy = {
  settle: (actor, { room, mandateId }) =>
    roomPolicy.post(actor, room) && (actor.mandate?.id === mandateId || leads(actor)),
} satisfies Policy<OwnFacts>;

/** One changes what one wrote oneself, under the mandate one wrote it under; one's words one takes away from a closed room too. */
export const messagePolicy = {
  edit: (actor, message) => isOwn(actor, message) && message.room.state === "open",
  delete: isOwn,
} satisfies Policy<OwnFacts>;

function isOwn(actor: Actor, { room, mandateId }: OwnFacts): boolean {
  return actor.mandate?.id === mandateId && isAddressed(actor, room);
}

/** Who speaks on documents, and so brings messages to their matrix: which of them take a comment now, the next page says. */
export function speaksOnDocuments(actor: Actor): boolean {
  return holds(actor, "city") || holds(actor, "country");
}

/** The open rooms an actor may write in, as a statement can hold them: agrees with `roomPolicy.post` (tested). */
export function writableRooms(actor: Actor): { audiences: readonly Audience[]; guest: string | null } {
  return isMember(actor) || holds(actor, "partner") ? readableRooms(actor) : { audiences: [], guest: null };
}

/** The rooms an actor may read, as a list can be asked for them: agrees with `roomPolicy.read` (tested). */
export function readableRooms(actor: Actor): { audiences: readonly Audience[]; guest: string | null } {
  if (isMember(actor))
    return { audiences: ["everyone", "members-and-partners", "members", "members-and-invited"], guest: null };
  const guest = holds(actor, "partner") ? (actor.mandate?.office.organisation ?? null) : null;
  return { audiences: guest === null ? ["everyone"] : ["everyone", "members-and-partners"], guest };
}
