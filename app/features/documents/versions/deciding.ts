/** What a person does with a comment that waits for its place. */
export type PlaceDeed = "confirm" | "choose" | "leave" | "undo";
export const placeDeeds = ["confirm", "choose", "leave", "undo"] as const satisfies readonly PlaceDeed[];

interface PlaceFacts {
  readonly state: string;
  readonly suggestedNodeId: string | null;
}

/**
 * Whether the deed may still be done to a place: null, or the key of why not. Who confirms has seen a suggestion
 * (`paragraph`): it must be the one that is kept. Undone is what a person has decided, nothing else.
 */
export function refuseDeed(
  deed: PlaceDeed,
  { state, suggestedNodeId }: PlaceFacts,
  paragraph: string,
): "placeDecided" | "placeWaits" | "suggestionChanged" | null {
  if (deed === "undo") return state === "confirmed" || state === "left" ? null : "placeWaits";
  if (state !== "waiting") return "placeDecided";
  if (deed === "confirm" && (suggestedNodeId === null || suggestedNodeId !== paragraph))
    return "suggestionChanged";
  return null;
}
