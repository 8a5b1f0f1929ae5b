import { useRef } from "react";
import { useDraft } from "../line/components/use-draft.ts";
import type { Outbox } from "../line/outbox.ts";
import { isOver, type Posting, type RoomState, type Waiting } from "../line/room-state.ts";
import { useFilesAhead } from "../attachments/components/use-files-ahead.ts";
import { useBelonging } from "../topics/components/use-belonging.ts";
import type { ShownMessage } from "../timeline.ts";
import type { Talk } from "../topics/topic.ts";
import { newMessageId } from "../line/components/message-id.ts";
import type { RoomStore } from "../line/components/room-store.ts";

interface BoxInUse {
  /** Path of the room's page. */
  readonly path: string;
  readonly talk: Talk;
  readonly store: RoomStore;
  readonly state: RoomState;
  readonly outbox: Outbox;
  /** Whether one may write: else there is no box. */
  readonly isOpen: boolean;
}

/** The box for a message: what stands in it and where that belongs, kept until it is sent and back after a reload. */
export function useBox({ path, talk, store, state, outbox, isOpen }: BoxInUse) {
  const field = useRef<HTMLTextAreaElement>(null);
  const ahead = useFilesAhead();
  const belongs = useBelonging(path, talk, state.timeline);
  const keepNow = useDraft(field, outbox, {
    isOpen,
    beside: belongs.kept,
    restore: (draft) => {
      belongs.restore(draft);
      fill(field.current, draft["body"] ?? "");
    },
  });
  return {
    field,
    ahead,
    belongs,
    /** Puts the message on its way; gives whether it went. */
    post: (posting: Posting): boolean => {
      if (isOver(state.link)) return false;
      store.post(newMessageId(), posting);
      belongs.leave();
      fill(field.current, "");
      // Only once the message is kept itself: so nothing is lost between the two.
      void store.kept().then(keepNow);
      return true;
    },
    /** A message that did not go through comes back, before what stands there. */
    takeBack: (message: Waiting) => {
      store.takeBack(message.id);
      belongs.takeBack(message);
      if (message.files) ahead.restore(message.files);
      fill(field.current, [message.body, field.current?.value].filter(Boolean).join("\n\n"));
      field.current?.focus();
    },
    /** What is written answers this message. */
    answer: (message: ShownMessage) => {
      belongs.answer(message);
      goOn(field.current);
    },
    /** What is written belongs nowhere any more. */
    leave: () => {
      belongs.leave();
      goOn(field.current);
    },
  };
}

/** Goes on in the box, and keeps where its words belong now. */
function goOn(field: HTMLTextAreaElement | null): void {
  field?.focus();
  field?.form?.dispatchEvent(new Event("input"));
}

/** Puts words into the box as typing does, so that they are kept as what is typed is. */
function fill(field: HTMLTextAreaElement | null, body: string): void {
  if (!field) return;
  field.value = body;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
