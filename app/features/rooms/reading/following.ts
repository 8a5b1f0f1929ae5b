interface Attending {
  /** What the person has said; null: nothing. */
  readonly attention: string | null;
  readonly hasWritten: boolean;
}

/** Whether a room's new messages are told to a person: those who follow it hear of all, so do those who have written in it and have said nothing else; others hear where they are mentioned, and nobody who has muted it. */
export function followingOf({ attention, hasWritten }: Attending): "all" | "mentions" | "nothing" {
  if (attention === "muted") return "nothing";
  return attention === "following" || hasWritten ? "all" : "mentions";
}
