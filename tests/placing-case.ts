import { contextOf, decidePlacing, type Passage } from "#app/features/documents/versions/anchors.ts";

/** A paragraph `a` as it read, what of it was quoted (the n-th time it stands there), and the paragraphs of the new version. */
export interface Case {
  readonly old: string;
  readonly quote?: string;
  readonly nth?: number;
  readonly now: Readonly<Record<string, string>>;
}

export function placing({ old, quote, nth = 1, now }: Case): string {
  let from = -1;
  for (let time = 0; quote !== undefined && time < nth; time += 1) from = old.indexOf(quote, from + 1);
  const range = [from, from + (quote?.length ?? 0)] as const;
  const around = quote === undefined ? { before: "", after: "" } : contextOf(old, range);
  const passages: Passage[] = Object.entries(now).map(([nodeId, text]) => ({ nodeId, text }));
  const placed = decidePlacing({ nodeId: "a", text: old, quote: quote ?? null, ...around }, passages);
  if (placed.kind === "carried") return "carried";
  const { suggestion } = placed;
  if (!suggestion) return "nowhere";
  if (!suggestion.range) return suggestion.nodeId;
  const [start, end] = suggestion.range;
  return `${suggestion.nodeId}: ${now[suggestion.nodeId]!.slice(start, end)}`;
}
