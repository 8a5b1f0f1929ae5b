/** When one is written to of mentions, and of the rest of the rooms one follows. */
export const mentionPaces = ["at-once", "hourly", "never"] as const;
export const restPaces = ["daily", "never"] as const;

export interface LetterChoices {
  readonly mentions: (typeof mentionPaces)[number];
  readonly rest: (typeof restPaces)[number];
}

/** Of which kind a letter is. */
export type RoomLetterKind = keyof LetterChoices;

/** What holds for who has chosen nothing. */
export const usualChoices: LetterChoices = { mentions: "at-once", rest: "daily" };
