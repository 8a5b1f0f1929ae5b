import { useEffect, useRef, type ReactNode } from "react";
import type { FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { Announcer } from "../line/components/announcer.tsx";
import { HereNow, Writing } from "../line/components/here-now.tsx";
import { NewBelow } from "../line/components/new-below.tsx";
import { useRoom } from "../line/components/use-room.ts";
import type { Link } from "../line/room-state.ts";
import { EditInPlace } from "../messages/components/edit-in-place.tsx";
import type { EditTerm } from "../messages/edit-term.ts";
import type { MenuRights } from "../messages/components/message-menu.tsx";
import { useEditTerm } from "../messages/components/use-edit-term.ts";
import { useMessageMenu } from "../messages/components/use-message-menu.ts";
import { useRoomView } from "../reading/components/room-view.tsx";
import type { By, MessageEvent } from "../room-event.ts";
import { useReadMark } from "../reading/components/use-read-mark.ts";
import { shownMessages, type RoomPageEvents, type ShownMessage } from "../timeline.ts";
import { Belonging, NewTopic } from "../topics/components/belonging.tsx";
import type { Talk } from "../topics/topic.ts";
import { Composer } from "./composer.tsx";
import { MessageFoot } from "./message-foot.tsx";
import { MessageList } from "./message-list.tsx";
import type { RoomStore } from "../line/components/room-store.ts";
import { useBox } from "./use-box.ts";
import { useEndInSight } from "./use-end-in-sight.ts";
import { WaitingMessage } from "../line/components/waiting-message.tsx";

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
  readonly may: Omit<MenuRights, "write" | "edit">;
  readonly editTerm: EditTerm;
  /** Stands in the place of the box, where nobody writes any more. */
  readonly notice?: ReactNode;
  /** Loads the page again, where no live line gets through, or after the room itself has changed. */
  readonly onPoll: () => void;
}

/** A room one may write in: as the server rendered it, and live once the script runs. */
export function LiveRoom(props: LiveRoomProps) {
  const { room, page, person, ownMandate, messageId, reply, officeName, notice, onPoll, talk, may } = props;
  const { lang } = usePageTexts();
  const path = pathsOf(lang).room(room);
  const { store, state, outbox } = useRoom({ room, path, lang, page, person, mandate: ownMandate, onPoll });
  const { topics, topic } = talk;
  const box = useBox({ path, talk, store, state, outbox });
  const shown = shownMessages(state.timeline);
  const messages = topic ? shown.filter((message) => message.topic === topic.id) : shown;
  const menu = useMessageMenu();
  const above = useOlder(store, state.timeline.from);
  const { end, toEnd, below } = useEndInSight(
    messages.length - above + state.waiting.length,
    state.waiting.filter(({ refusal }) => refusal !== null).length,
  );
  useReadMark(end, page, state, store.mark);
  const rights = { ...may, write: !notice, edit: useEditTerm(props.editTerm) };
  const foot = { room, topics, topic, ownMandate, state, store, menu, may: rights };
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
            {...{ message, state }}
            onSendAgain={store.sendAgain}
            onTakeBack={box.takeBack}
          />
        ))}
      </MessageList>
      <Announcer news={state.news} ownMandate={ownMandate} officeName={officeName} />
      <div id="newest" />
      {notice ?? (
        <Composer
          {...{ messageId, reply }}
          mandate={ownMandate}
          box={box.field}
          ahead={box.ahead}
          mentions={`${path}/mentions.json`}
          onPost={(posting) => {
            if (box.post(posting)) toEnd();
          }}
          {...belongingParts(props, box, path)}
          onTyping={store.typing}
          onUp={() => {
            const last = messages.findLast(({ by, body }) => by.mandate === ownMandate && body !== null);
            if (last && rights.edit(last)) menu.show({ id: last.id, part: "edit" }, box.field.current);
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

/** Where the message in the box belongs, said above it, and the field for the title of a topic where it may start one. */
function belongingParts(
  { talk: { topic }, reply, officeName }: LiveRoomProps,
  { belongs, leave }: ReturnType<typeof useBox>,
  path: string,
) {
  const { replying, isGone, topic: keptTopic, newTopic, turn } = belongs;
  const mayStart = !topic && !keptTopic && !replying;
  const cancel = path + (topic ? `?topic=${topic.id}` : "");
  return {
    belonging: <Belonging {...{ topic, keptTopic, replying, isGone, officeName, cancel }} onCancel={leave} />,
    newTopic: mayStart && (
      <NewTopic key={`topic-${String(turn)}`} reply={turn === 0 ? reply : undefined} kept={newTopic} />
    ),
  };
}

const none: readonly MessageEvent[] = [];

/** Older messages that were loaded go into the store as well; gives how many. */
function useOlder(store: RoomStore, from: number): number {
  const { above = none, onAnew } = useRoomView();
  const first = above[0]?.n ?? Infinity;
  const known = useRef(from);
  useEffect(() => {
    store.extend(above);
  }, [store, above]);
  useEffect(() => {
    // They were in the store, and it began anew without them.
    if (known.current <= first && from > first) onAnew?.();
    known.current = from;
  }, [from, first, onAnew]);
  return above.length;
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
