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
import { RoomStore } from "./room-store.ts";
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
  /** Stands in the place of the box, where nobody writes any more. */
  readonly notice?: ReactNode;
  /** Loads the page again, where no live line gets through, or after the room itself has changed. */
  readonly onPoll: () => void;
}

/** How often the page is loaded again where no live line gets through, in milliseconds. */
const pollEvery = 15_000;

/** A room one may write in: as the server rendered it, and live once the script runs. */
export function LiveRoom(props: LiveRoomProps) {
  const { room, page, ownMandate, messageId, reply, officeName, notice, onPoll } = props;
  const { lang } = usePageTexts();
  const [store] = useState(() => new RoomStore({ room, lang, page }));
  const state = useSyncExternalStore(store.subscribe, store.get, store.get);
  const box = useRef<HTMLTextAreaElement>(null);
  const end = useEndInSight(state.timeline.now.size + state.waiting.length);
  useEffect(() => store.open(connectRooms), [store]);
  useEffect(() => {
    store.load(page);
  }, [store, page]);
  const isOutdated = state.timeline.changed > page.last;
  useEffect(() => {
    if (isOutdated) onPoll();
  }, [isOutdated, onPoll]);
  usePoll(state.link === "blocked", onPoll);
  const post = (body: string) => {
    const way = wayOf(state.link);
    if (way === "live") store.post(newMessageId(), { body: body.trim() });
    if (way === "live" && box.current) box.current.value = "";
    return way !== "form";
  };
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
      {notice ?? (
        <Composer
          messageId={messageId}
          reply={reply}
          box={box}
          onPost={post}
          status={<LinkStatus link={state.link} />}
        />
      )}
      <div ref={end} />
    </>
  );
}

/** How a message goes out: before the first connection, and where none gets through, by the form itself; when one is no longer let in, not at all. */
function wayOf(link: Link): "live" | "form" | "none" {
  if (link === "live" || link === "lost") return "live";
  return link === "refused" ? "none" : "form";
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
