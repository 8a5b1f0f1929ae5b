import type { findRecord } from "#db/queries/adoption-records.ts";
import type { PaperBlock } from "./paper.ts";
import type { Speaking } from "./speaking.server.ts";

export type Recorded = NonNullable<Awaited<ReturnType<typeof findRecord>>>;

/** What came after the adoption: where Leaders noted it, and what was put right beside the record. */
export function afterwardsOnPaper(
  { notedOn, occasion, corrigenda }: Recorded,
  speaking: Speaking,
): PaperBlock[] {
  const { say, word, write, place } = speaking;
  const noted = say("noted", ({ partialDate }) => ({
    on: notedOn === null ? "" : partialDate(notedOn),
    occasion: occasion ?? "",
  }));
  const corrections = corrigenda.map(({ number, node, lang, text, reason, at }): PaperBlock => ({
    ...{ kind: "statement", by: say("corrigendum", (formats) => ({ number: formats.number(number) })) },
    about: [
      node === null ? word("adoption", "wholeDocument") : say("paragraph", () => ({ place: place(node) })),
      write((formats) => formats.language(lang)),
      speaking.moment(new Date(at).toISOString()),
    ],
    texts: [{ text, lang }, say("reason", () => ({ reason }))],
  }));
  return [
    { kind: "says", said: notedOn === null ? say("notNoted") : noted },
    ...(corrections.length > 0 ? corrections : [{ kind: "says" as const, said: say("noCorrigenda") }]),
  ];
}
