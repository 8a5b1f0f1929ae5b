import { WaitingMessage } from "../line/components/waiting-message.tsx";
import type { Waiting } from "../line/room-state.ts";
import { EditInPlace } from "../messages/components/edit-in-place.tsx";
import type { MenuRights } from "../messages/components/message-menu.tsx";
import type { useMessageMenu } from "../messages/components/use-message-menu.ts";
import type { ShownMessage } from "../timeline.ts";
import type { InLiveRoom } from "./in-live-room.ts";
import { MessageFoot } from "./message-foot.tsx";
import { MessageList } from "./message-list.tsx";

interface LiveMessagesProps extends InLiveRoom {
  readonly menu: ReturnType<typeof useMessageMenu>;
  readonly may: MenuRights;
  readonly onReply: (message: ShownMessage) => void;
  /** Absent where there is no box to come back into. */
  readonly onTakeBack: ((message: Waiting) => void) | undefined;
}

/** The messages of a live room, with what one may do to each, and after them what is on its way. */
export function LiveMessages({ talk, officeName, onTakeBack, ...foot }: LiveMessagesProps) {
  const { store, state, menu } = foot;
  const { topics, topic } = talk;
  return (
    <MessageList
      timeline={state.timeline}
      topic={topic?.id}
      officeName={officeName}
      actionsOf={(message) => <MessageFoot {...foot} {...{ message, topics, topic }} />}
      inPlaceOf={(message) =>
        message.body !== null && menu.isOpen(message.id, "edit") ? (
          <EditInPlace message={message} onChange={store.change} onClose={menu.close} />
        ) : undefined
      }
    >
      {state.waiting.map((message) => (
        <WaitingMessage
          key={message.id}
          {...{ message, state, onTakeBack }}
          onSendAgain={store.sendAgain}
          onThrowAway={store.takeBack}
        />
      ))}
    </MessageList>
  );
}
