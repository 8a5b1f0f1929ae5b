import { useCallback, useRef, useState, type ReactNode } from "react";
import type { FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { Announcer } from "../line/components/announcer.tsx";
import { HereNow, Writing } from "../line/components/here-now.tsx";
import { NewBelow } from "../line/components/new-below.tsx";
import { useDraft } from "../line/components/use-draft.ts";
import { useRoom } from "../line/components/use-room.ts";
import type { Draft } from "../line/outbox.ts";
import type { Link, Posting, Waiting } from "../line/room-state.ts";
import { EditInPlace } from "../messages/components/edit-in-place.tsx";
import type { MenuRights } from "../messages/components/message-menu.tsx";
import { useMessageMenu } from "../messages/components/use-message-menu.ts";
import type { By } from "../room-event.ts";
import { useReadMark } from "../reading/components/use-read-mark.ts";
import { shownMessages, type RoomPageEvents, type ShownMessage } from "../timeline.ts";
import { Belonging, NewTopic, type Replying } from "../topics/components/belonging.tsx";
import type { Topic } from "../topics/topic.ts";
import { Composer } from "./composer.tsx";
import { MessageFoot } from "./message-foot.tsx";
import { MessageList } from "./message-list.tsx";
import { newMessageId } from "./message-id.ts";
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
  /** What one may do here beside writing. */
  readonly may: Omit<MenuRights, "write">;
  /** Stands in the place of the box, where nobody writes any more. */
  readonly notice?: ReactNode;
  /** Loads the page again, where no live line gets through, or after the room itself has changed. */
  readonly onPoll: () => void;
}

/** A room one may write in: as the server rendered it, and live once the script runs. */
export function LiveRoom(props: LiveRoomProps) {
  const { room, page, person, ownMandate, messageId, reply, officeName, notice, onPoll, talk, may } = props;
  const { lang } = usePageTexts();
  const { store, state, outbox } = useRoom({ room, lang, page, person, mandate: ownMandate, onPoll });
  const { topics, topic, replying } = talk;
  const [posts, setPosts] = useState(0);
  const isFirst = posts === 0;
  const shown = shownMessages(state.timeline);
  const messages = topic ? shown.filter((message) => message.topic === topic.id) : shown;
  const menu = useMessageMenu();
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
  const onTakeBack = ({ id, body }: Waiting) => {
    store.takeBack(id);
    if (box.current) fillBox(box.current, [body, box.current.value].filter(Boolean).join("\n\n"));
    box.current?.focus();
  };
  const foot = { room, topics, topic, ownMandate, state, store, menu, may: { ...may, write: !notice } };
  const actionsOf = (message: ShownMessage) => <MessageFoot {...foot} message={message} />;
  const inPlaceOf = (message: ShownMessage) =>
    message.body !== null && menu.isOpen(message.id, "edit") ? (
      <EditInPlace message={message} onChange={store.change} onClose={menu.close} />
    ) : undefined;
  return (
    <>
      <HereNow here={state.here} officeName={officeName} />
      <MessageList timeline={state.timeline} topic={topic?.id} {...{ officeName, actionsOf, inPlaceOf }}>
        {state.waiting.map((message) => (
          <WaitingMessage
            key={message.id}
            {...{ message, state, onTakeBack }}
            onSendAgain={store.sendAgain}
          />
        ))}
      </MessageList>
      <Announcer news={state.news} ownMandate={ownMandate} officeName={officeName} />
      <div id="newest" />
      {notice ?? (
        <Composer
          {...{ messageId, reply, box }}
          onPost={post}
          belonging={
            <Belonging
              {...{ topic, officeName }}
              replying={isFirst ? replying : null}
              cancel={pathsOf(lang).room(room) + (topic ? `?topic=${topic.id}` : "")}
            />
          }
          newTopic={
            topic || (isFirst && replying) ? null : (
              <NewTopic key={`topic ${String(posts)}`} reply={isFirst ? reply : undefined} />
            )
          }
          onTyping={store.typing}
          onUp={() => {
            menu.editLast(messages, ownMandate, box.current);
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
