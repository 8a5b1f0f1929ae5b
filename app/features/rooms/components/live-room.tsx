import { useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from "react";
import type { FormReply } from "#app/http/form.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { By } from "../room-event.ts";
import { shownMessages, type RoomPageEvents } from "../timeline.ts";
import { Composer } from "./composer.tsx";
import { MessageList } from "./message-list.tsx";
import { newMessageId } from "./message-id.ts";
import { OwnMessage } from "./own-message.tsx";
import { connectRooms, type Link } from "./room-connection.ts";
import { createRoomStore, type RoomStore } from "./room-store.ts";
import { useEndInSight } from "./use-end-in-sight.ts";
import { WaitingMessage } from "./waiting-message.tsx";

interface LiveRoomProps {
  readonly room: string;
  readonly page: RoomPageEvents;
  /** The mandate one acts under. */
  readonly ownMandate: string;
  /** Id of the next message, for sending it by the form itself. */
  readonly messageId: string;
  readonly reply: FormReply | undefined;
  readonly officeName: (by: By) => ReactNode;
  /** Loads the page again, where no live line gets through. */
  readonly onPoll: () => void;
}

/** How often the page is loaded again where no live line gets through, in milliseconds. */
const pollEvery = 15_000;

/** A room one may write in: as the server rendered it, and live once the script runs. */
export function LiveRoom({ room, page, ownMandate, messageId, reply, officeName, onPoll }: LiveRoomProps) {
  const { lang } = usePageTexts();
  const [store] = useState(() => createRoomStore({ room, lang, page }));
  const state = useSyncExternalStore(store.subscribe, store.get, store.get);
  const box = useRef<HTMLTextAreaElement>(null);
  const end = useEndInSight(state.timeline.now.size + state.waiting.length);
  useEffect(() => store.open(connectRooms), [store]);
  useEffect(() => {
    store.load(page);
  }, [store, page]);
  usePoll(state.link === "blocked", onPoll);
  const takeBack = (id: string, body: string) => {
    store.takeBack(id);
    if (box.current) box.current.value = [body, box.current.value].filter(Boolean).join("\n\n");
    box.current?.focus();
  };
  return (
    <>
      <div role="log" aria-live="polite">
        <MessageList
          messages={shownMessages(state.timeline)}
          officeName={officeName}
          actionsOf={(message) =>
            message.by.mandate === ownMandate &&
            !message.deleted && <OwnMessage message={message} reply={reply} onChange={store.change} />
          }
        >
          {state.waiting.map((message) => (
            <WaitingMessage
              key={message.id}
              message={message}
              isLive={state.link === "live"}
              onSendAgain={() => {
                store.sendAgain(message.id);
              }}
              onTakeBack={() => {
                takeBack(message.id, message.body);
              }}
            />
          ))}
        </MessageList>
      </div>
      <Composer
        messageId={messageId}
        reply={reply}
        box={box}
        onPost={(body) => postTo(store, body)}
        status={<LinkStatus link={state.link} />}
      />
      <div ref={end} />
    </>
  );
}

/** Before the first connection and where none gets through the form goes out as it is; else the message waits for the line. */
function postTo(store: RoomStore, body: string): boolean {
  const { link } = store.get();
  if (link !== "live" && link !== "lost") return link === "refused";
  store.post(newMessageId(), body.trim());
  return true;
}

function LinkStatus({ link }: { readonly link: Link }) {
  const t = useTexts("rooms");
  return <>{link === "connecting" ? null : t(`link.${link}`)}</>;
}

function usePoll(isWanted: boolean, onPoll: () => void): void {
  useEffect(() => {
    if (!isWanted) return;
    const timer = setInterval(onPoll, pollEvery);
    return () => {
      clearInterval(timer);
    };
  }, [isWanted, onPoll]);
}
