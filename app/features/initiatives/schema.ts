import { z } from "zod";
import { line, text } from "#app/features/access/text.ts";

/** The most characters (code points) each field takes. */
export const limits = { title: 150, summary: 2000, offer: 4000, ask: 4000, contact: 300 } as const;

/** What the form offers to choose from: ids, slugs, ISO codes and BCP 47 tags. */
export interface Choices {
  readonly focusAreas: readonly string[];
  readonly cities: readonly string[];
  readonly countries: readonly string[];
  readonly languages: readonly string[];
}

/** Boxes of one name: none ticked sends nothing, one a text, several a list. Each value once, all among `known`. */
function chosen(known: readonly string[]) {
  return z.preprocess(
    (value) => (value === undefined ? [] : typeof value === "string" ? [value] : value),
    z
      .array(z.string("badValue"), "badValue")
      .refine((values) => values.every((value) => known.includes(value)), "badValue")
      .transform((values) => [...new Set(values)]),
  );
}

const isEmpty = (value: unknown) => Array.isArray(value) && value.length === 0;

/** What the form of an initiative sends. Issues: `chooseArea` without a focus area, `choosePlace` (at cities) without a city or country. */
export function initiativeSchema({ focusAreas, cities, countries, languages }: Choices) {
  return z
    .object({
      id: z.uuid("badValue"),
      lang: z.enum(languages, "badValue"),
      title: line({ max: limits.title }),
      summary: text({ max: limits.summary }),
      offer: text({ max: limits.offer }),
      ask: text({ max: limits.ask, optional: true }),
      contact: text({ max: limits.contact }),
      focusAreas: chosen(focusAreas).refine((values) => values.length > 0, "chooseArea"),
      cities: chosen(cities),
      countries: chosen(countries),
    })
    .refine((value) => !(isEmpty(value.cities) && isEmpty(value.countries)), {
      message: "choosePlace",
      path: ["cities"],
      // Said together with what is wrong in other fields, not after those are mended.
      when: () => true,
    });
}

export type Submission = z.output<ReturnType<typeof initiativeSchema>>;

/** What the Secretariat's button sends. */
export const reviewSchema = z.object({ step: z.literal("under-review") });
