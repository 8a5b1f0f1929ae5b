import type { ReactNode } from "react";
import type { RoomStore } from "../line/components/room-store.ts";
import type { RoomState } from "../line/room-state.ts";
import type { By } from "../room-event.ts";
import type { Talk } from "../topics/topic.ts";

/** What all parts of a live room stand on. */
export interface InLiveRoom {
  /** Slug. */
  readonly room: string;
  /** Path of the room's page. */
  readonly path: string;
  readonly talk: Talk;
  /** The mandate one acts under. */
  readonly ownMandate: string;
  readonly store: RoomStore;
  readonly state: RoomState;
  readonly officeName: (by: By) => ReactNode;
}
