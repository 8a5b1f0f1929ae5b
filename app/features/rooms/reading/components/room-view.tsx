import { createContext, useContext, useState, type ReactNode } from "react";
import type { Brief } from "../../brief.ts";
import type { MessageEvent } from "../../room-event.ts";

interface RoomView {
  /** The zone (IANA name) times are said in. */
  readonly zone: string;
  /** The number of the first message that was unread when the page was opened. */
  readonly firstUnread: number | null;
  /** What messages of the page answer that are not on it. */
  readonly answered?: readonly Brief[];
  /** Messages that were loaded before those of the page, and what is told when the page began anew without them. */
  readonly above?: readonly MessageEvent[];
  readonly onAnew?: () => void;
}

const RoomViewContext = createContext<RoomView>({ zone: "UTC", firstUnread: null });

interface RoomViewProviderProps extends Omit<RoomView, "firstUnread"> {
  /** Null, too, on a page that is not the room's own. */
  readonly firstUnread?: number | null;
  readonly children: ReactNode;
}

const noBriefs: readonly Brief[] = [];

/** How the reader of the page sees a room: messages that come or are read meanwhile move neither the line nor the zone. */
export function RoomViewProvider({
  zone,
  firstUnread = null,
  answered = noBriefs,
  children,
  ...loaded
}: RoomViewProviderProps) {
  const [view] = useState({ zone, firstUnread });
  return (
    <RoomViewContext.Provider value={{ ...view, ...loaded, answered }}>{children}</RoomViewContext.Provider>
  );
}

export function useRoomView(): RoomView {
  return useContext(RoomViewContext);
}
