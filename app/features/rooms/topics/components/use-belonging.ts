import { useCallback, useEffect, useState } from "react";
import type { Draft } from "../../line/outbox.ts";
import type { Posting } from "../../line/room-state.ts";
import { askStretch } from "../../reading/components/ask-stretch.ts";
import { shownMessages, type ShownMessage, type Timeline } from "../../timeline.ts";
import { belongsNowhere, keptBelonging, keptReply, type Belongs } from "../kept-belonging.ts";
import { replyingTo, stillReplying, type Replying } from "../replying.ts";
import type { Talk } from "../topic.ts";

interface Said extends Belongs {
  /** What was to be answered is deleted or hidden. */
  readonly isGone: boolean;
  /** Another after each change. */
  readonly turn: number;
}

/**
 * Where the message in the box belongs: as the page's address says, else as a draft that came back does, until it is sent
 * or taken back. What it answers it answers no more once the words of that are gone.
 */
export function useBelonging(path: string, talk: Talk, timeline: Timeline) {
  const [said, setSaid] = useState<Said>({
    ...{ ...belongsNowhere, replying: talk.replying },
    ...{ isGone: false, turn: 0 },
  });
  const set = useCallback((belongs: Belongs, isGone = false) => {
    setSaid(({ turn }) => ({ ...belongs, isGone, turn: turn + 1 }));
  }, []);
  const replying = said.replying && stillReplying(said.replying, timeline);
  useWords(path, replying, set);
  return {
    ...said,
    replying,
    isGone: said.isGone || (said.replying !== null && replying === null),
    topic: talk.topics.find(({ id }) => id === said.topic) ?? null,
    /** What a draft keeps of it beside the fields of the form. */
    kept: replying ? keptReply(replying) : {},
    restore: (draft: Draft) => {
      if (talk.replying === null) set(keptBelonging(draft, talk));
    },
    /** As a message that comes back into the box said. */
    takeBack: ({ replyTo, topic, newTopic = "" }: Posting) => {
      const answered = shownMessages(timeline).find(({ id }) => id === replyTo);
      set({
        replying: answered ? replyingTo({ by: answered.by, message: answered }) : null,
        ...{ topic: talk.topic ? null : (topic ?? null), newTopic },
      });
    },
    /** As an answer to this message. */
    answer: (message: ShownMessage) => {
      set({ ...belongsNowhere, replying: replyingTo({ by: message.by, message }) });
    },
    leave: () => {
      set(belongsNowhere);
    },
  };
}

/** Asks for the words of what a draft answers: it was kept without them, and is on none of the messages shown. */
function useWords(path: string, replying: Replying | null, set: (belongs: Belongs, isGone: boolean) => void) {
  const unknown = replying?.excerpt === "" ? replying.n : null;
  useEffect(() => {
    if (unknown === null) return;
    let isWanted = true;
    void askStretch(path, { at: String(unknown) }).then((stretch) => {
      const found = stretch?.events.find(({ n }) => n === unknown);
      if (!isWanted || !found) return;
      const now = replyingTo(found);
      set({ ...belongsNowhere, replying: now }, now === null);
    });
    return () => {
      isWanted = false;
    };
  }, [path, unknown, set]);
}
