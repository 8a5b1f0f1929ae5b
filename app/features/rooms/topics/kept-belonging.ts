import type { Draft } from "../line/outbox.ts";
import type { Replying } from "./replying.ts";
import type { Talk } from "./topic.ts";

/** Where the message in the box belongs, beside what the page itself is about. */
export interface Belongs {
  readonly replying: Replying | null;
  /** Id of a topic. */
  readonly topic: string | null;
  /** The title of the topic that it starts. */
  readonly newTopic: string;
}

export const belongsNowhere: Belongs = { replying: null, topic: null, newTopic: "" };

/** What is kept of the message answered: whose it is, none of its words, which may be deleted meanwhile. */
export function keptReply({ id, n, by }: Replying): Draft {
  return { reply: JSON.stringify({ id, n, by }) };
}

/** Where a draft belongs, on this page: one of a topic that is gone, or on the page of another, is of none. */
export function keptBelonging(
  { reply, topic = "", newTopic = "" }: Draft,
  { topics, topic: shown }: Omit<Talk, "replying">,
): Belongs {
  if (reply !== undefined)
    return {
      ...belongsNowhere,
      replying: { ...(JSON.parse(reply) as Omit<Replying, "excerpt">), excerpt: "" },
    };
  if (shown) return belongsNowhere;
  if (topics.some(({ id }) => id === topic)) return { ...belongsNowhere, topic };
  return { ...belongsNowhere, newTopic };
}
