import type { Replying } from "./replying.ts";

/** A topic as the room's page shows it. */
export interface Topic {
  readonly id: string;
  readonly title: string;
  readonly isAnswered: boolean;
  /** How many of its messages the reader has not read, at most 100. */
  readonly unread: number;
  /** Whether the reader may mark it as answered, or as not. */
  readonly maySettle: boolean;
}

/** What is talked about on a room's page: its topics, the one that alone is shown, and the message being answered. */
export interface Talk {
  readonly topics: readonly Topic[];
  readonly topic: Topic | null;
  readonly replying: Replying | null;
}
