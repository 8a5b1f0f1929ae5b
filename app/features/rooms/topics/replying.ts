import { excerptOf } from "../writing/excerpt.ts";
import type { By, MessageNow } from "../room-event.ts";
import type { Timeline } from "../timeline.ts";

/** The message that is being answered. */
export interface Replying {
  readonly id: string;
  readonly n: number;
  readonly by: By;
  /** Its first words; empty where they are not known yet. */
  readonly excerpt: string;
  /** The language of the words; null where it is not known. */
  readonly lang: string | null;
}

/** How many characters of it are shown. */
const wordsAtMost = 100;

/** A message as it is answered; null where its words are gone. */
export function replyingTo({ by, message }: { by: By; message: MessageNow }): Replying | null {
  const { id, n, body, lang } = message;
  return body === null ? null : { id, n, by, lang, excerpt: excerptOf(body, wordsAtMost) };
}

/** The answered message as the timeline knows it now; null where its words are gone meanwhile. */
export function stillReplying(replying: Replying, { now }: Pick<Timeline, "now">): Replying | null {
  const message = now.get(replying.n);
  return message ? replyingTo({ by: replying.by, message }) : replying;
}
