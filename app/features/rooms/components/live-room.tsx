import { useEffect, useRef, type ReactNode } from "react";
import type { FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts } from "#app/language/use-texts.tsx";
import { Announcer } from "../line/components/announcer.tsx";
import { HereNow } from "../line/components/here-now.tsx";
import { KeptWords } from "../line/components/kept-words.tsx";
import { NewBelow } from "../line/components/new-below.tsx";
import { useRoom } from "../line/components/use-room.ts";
import type { EditTerm } from "../messages/edit-term.ts";
import type { MenuRights } from "../messages/components/message-menu.tsx";
import { useEditTerm } from "../messages/components/use-edit-term.ts";
import { useMessageMenu } from "../messages/components/use-message-menu.ts";
import { useRoomView } from "../reading/components/room-view.tsx";
import type { By, MessageEvent } from "../room-event.ts";
import { useReadMark } from "../reading/components/use-read-mark.ts";
import { shownMessages, type RoomPageEvents } from "../timeline.ts";
import type { Talk } from "../topics/topic.ts";
import type { RoomStore } from "../line/components/room-store.ts";
import { LiveBox } from "./live-box.tsx";
import { LiveMessages } from "./live-messages.tsx";
import { useBox } from "./use-box.ts";
import { useEndInSight } from "./use-end-in-sight.ts";

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
  const { room, page, person, ownMandate: mandate, officeName, notice, onPoll, talk } = props;
  const { lang } = usePageTexts();
  const path = pathsOf(lang).room(room);
  const { store, state, outbox } = useRoom({ room, path, lang, page, person, mandate, onPoll });
  const box = useBox({ path, talk, store, state, outbox, isOpen: !notice });
  const messages = shownMessages(state.timeline).filter(
    ({ topic }) => !talk.topic || topic === talk.topic.id,
  );
  const menu = useMessageMenu();
  const above = useOlder(store, state.timeline.from);
  const { end, toEnd, below } = useEndInSight(messages.length - above, state.waiting);
  useReadMark(end, page, state, store.mark);
  const may = { ...props.may, write: !notice, edit: useEditTerm(props.editTerm) };
  const editLast = () => {
    const last = messages.findLast(({ by, body }) => by.mandate === mandate && body !== null);
    if (last && may.edit(last)) menu.show({ id: last.id, part: "edit" }, box.field.current);
  };
  const inRoom = { ...props, path, store, state };
  return (
    <>
      <HereNow here={state.here} officeName={officeName} />
      <LiveMessages
        {...inRoom}
        {...{ menu, may }}
        onReply={box.answer}
        onTakeBack={notice ? undefined : box.takeBack}
      />
      <Announcer news={state.news} ownMandate={mandate} officeName={officeName} />
      <div id="newest" />
      {notice ? (
        <KeptWords outbox={outbox}>{notice}</KeptWords>
      ) : (
        <LiveBox
          {...inRoom}
          inUse={box}
          onPosted={toEnd}
          onUp={editLast}
          below={<NewBelow count={below} onPress={toEnd} />}
        />
      )}
      <div ref={end} />
    </>
  );
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
