import { useCallback, useRef, useState, type ReactNode } from "react";
import type { FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { Announcer } from "../line/components/announcer.tsx";
import { HereNow, Writing } from "../line/components/here-now.tsx";
import { NewBelow } from "../line/components/new-below.tsx";
import { useDraft } from "../line/components/use-draft.ts";
import { useRoom } from "../line/components/use-room.ts";
import { WaitingChange } from "../line/components/waiting-change.tsx";
import type { Draft } from "../line/outbox.ts";
import type { Link, Posting } from "../line/room-state.ts";
import { MessageActions } from "../messages/components/message-actions.tsx";
import type { By } from "../room-event.ts";
import { useReadMark } from "../reading/components/use-read-mark.ts";
import { shownMessages, type RoomPageEvents, type ShownMessage } from "../timeline.ts";
import { Belonging, NewTopic, type Replying } from "../topics/components/belonging.tsx";
import type { Topic } from "../topics/topic.ts";
import { Composer } from "./composer.tsx";
import { MessageList } from "./message-list.tsx";
import { newMessageId } from "./message-id.ts";
import { OwnMessage } from "./own-message.tsx";
import { useEndInSight } from "./use-end-in-sight.ts";
import { WaitingMessage } from "./waiting-message.tsx";

/** The room's topics, the one that alone is shown, and the message being answered. */
export interface Talk {
  readonly topics: readonly Topic[];
  readonly topic: Topic | null;
  readonly replying: Replying | null;
}

interface LiveRoomProps {
  readonly room: string;
  readonly page: RoomPageEvents;
  /** Id of the person, and of the mandate one acts under. */
  readonly person: string;
  readonly ownMandate: string;
  /** Id of the next message, for sending it by the form itself. */
  readonly messageId: string;
  readonly reply: FormReply | undefined;
  readonly officeName: (by: By) => ReactNode;
  readonly talk: Talk;
  /** Stands in the place of the box, where nobody writes any more. */
  readonly notice?: ReactNode;
  /** Loads the page again, where no live line gets through, or after the room itself has changed. */
  readonly onPoll: () => void;
}

/** A room one may write in: as the server rendered it, and live once the script runs. */
export function LiveRoom(props: LiveRoomProps) {
  const { room, page, person, ownMandate, messageId, reply, officeName, notice, onPoll, talk } = props;
  const { lang } = usePageTexts();
  const { store, state, outbox } = useRoom({ room, lang, page, person, mandate: ownMandate, onPoll });
  const { topics, topic, replying } = talk;
  const [posts, setPosts] = useState(0);
  const shown = shownMessages(state.timeline);
  const messages = topic ? shown.filter((message) => message.topic === topic.id) : shown;
  const box = useRef<HTMLTextAreaElement>(null);
  const { end, toEnd, below } = useEndInSight(messages.length + state.waiting.length);
  useReadMark(end, page, state, store.mark);
  const restore = useCallback(({ body = "" }: Draft) => {
    if (box.current) fillBox(box.current, body);
  }, []);
  useDraft(box, outbox, restore);
  const post = (posting: Posting) => {
    if (state.link === "refused") return;
    store.post(newMessageId(), posting);
    setPosts(posts + 1);
    if (box.current) fillBox(box.current, "");
    toEnd();
  };
  const takeBack = (id: string, body: string) => {
    store.takeBack(id);
    if (box.current) fillBox(box.current, [body, box.current.value].filter(Boolean).join("\n\n"));
    box.current?.focus();
  };
  const actionsOf = (message: ShownMessage) => (
    <>
      <MessageActions
        room={room}
        message={message}
        topics={topics}
        topic={topic?.id}
        ownMandate={ownMandate}
        mayReply={notice === undefined}
        onReact={
          state.link === "connecting" || notice !== undefined
            ? undefined
            : (emoji, on) => {
                store.change("room:react", { message: message.id, emoji, on });
              }
        }
      />
      {message.by.mandate === ownMandate && !message.deleted && (
        <OwnMessage message={message} reply={reply} onChange={store.change} />
      )}
      {state.changes
        .filter(({ payload }) => payload["message"] === message.id)
        .map((change) => (
          <WaitingChange
            key={change.key}
            change={change}
            isLive={state.link === "live"}
            onSendAgain={store.sendAgain}
            onTakeBack={store.takeBack}
          />
        ))}
    </>
  );
  return (
    <>
      <HereNow here={state.here} officeName={officeName} />
      <MessageList messages={messages} officeName={officeName} actionsOf={actionsOf}>
        {state.waiting.map((message) => (
          <WaitingMessage
            key={message.id}
            message={message}
            state={state}
            onSendAgain={() => {
              store.sendAgain(message.id);
            }}
            onTakeBack={() => {
              takeBack(message.id, message.body);
            }}
          />
        ))}
      </MessageList>
      <Announcer news={state.news} ownMandate={ownMandate} officeName={officeName} />
      {notice ?? (
        <Composer
          messageId={messageId}
          reply={reply}
          box={box}
          onPost={post}
          belonging={
            <Belonging
              replying={posts === 0 ? replying : null}
              topic={topic}
              cancel={pathsOf(lang).room(room) + (topic ? `?topic=${topic.id}` : "")}
              officeName={officeName}
            />
          }
          newTopic={
            topic || (replying && posts === 0) ? null : (
              <NewTopic key={posts} reply={posts === 0 ? reply : undefined} />
            )
          }
          onTyping={store.typing}
          onUp={() => {
            editLast(messages, ownMandate);
          }}
          status={<LinkStatus link={state.link} />}
          writing={<Writing here={state.here} officeName={officeName} ownMandate={ownMandate} />}
          below={<NewBelow count={below} onPress={toEnd} />}
        />
      )}
      <div ref={end} />
    </>
  );
}

/** Puts words into the box as typing does, so that they are kept as what is typed is. */
function fillBox(box: HTMLTextAreaElement, body: string): void {
  box.value = body;
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Opens the last message of one's own for editing. */
function editLast(messages: readonly ShownMessage[], ownMandate: string): void {
  const last = messages.findLast(({ by, body }) => by.mandate === ownMandate && body !== null);
  const form = document.querySelector<HTMLFormElement>(`#m-${String(last?.n)} form[data-change="room:edit"]`);
  form?.closest("details")?.setAttribute("open", "");
  form?.querySelector("textarea")?.focus();
}

function LinkStatus({ link }: { readonly link: Link }) {
  const t = useTexts("rooms");
  if (link === "connecting") return null;
  return (
    <>
      {t(`link.${link}`)}
      {link === "live" && <span className="room-keys"> {t("link.keys")}</span>}
    </>
  );
}
