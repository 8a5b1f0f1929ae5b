import { z } from "zod";
import { line, text } from "#app/features/access/text.ts";
import { figureOf } from "./figure-input.ts";
import { limits } from "./limits.ts";
import { indicators, notAvailable, type Facts, type Figure } from "./profile.ts";

const version = z
  .string("required")
  .regex(/^[0-9]{1,9}$/, "badValue")
  .transform(Number);

/** What the form of the summary sends. `isLang` tells the tags of languages it may be written in. */
export function summarySchema(isLang: (tag: string) => boolean) {
  const content = {
    text: text({ max: limits.summary }).transform((value) => value.replace(/\s*\n\s*/gu, " ")),
    lang: z.string("required").refine(isLang, "badValue"),
  };
  return z.object({ version, ...content }).transform((form) => ({
    version: form.version,
    content: { lang: form.lang, text: form.text },
  }));
}

/** A field that may be left out or empty. */
const optional = (max: number) => text({ max, optional: true }).prefault("");

const row = z
  .object({
    indicator: z.enum(["", ...indicators], "badValue").prefault(""),
    state: z
      .string("badValue")
      .regex(/^[a-z-]{0,40}$/i, "badValue")
      .prefault("known"),
    value: optional(limits.number),
    year: optional(limits.number),
    yearNote: optional(limits.note),
    source: optional(limits.source),
    sourceUrl: line({ max: limits.url, optional: true }).prefault(""),
    note: optional(limits.note),
    /** Ticked for a figure that is to go. */
    remove: z.string("badValue").max(10, "badValue").regex(/^\w*$/, "badValue").optional(),
  })
  .transform((input, context) =>
    figureOf(input, (field, message) => {
      context.addIssue({ code: "custom", message, path: [field] });
    }),
  );

const rows = z.record(z.string().regex(/^[0-9]{1,2}$/), row, "required").superRefine((given, context) => {
  const filled = Object.values(given);
  if (filled.every((one) => one === "empty"))
    context.addIssue({ code: "custom", message: "required", path: ["0", "value"] });
  if (filled.filter((one) => one !== "empty").length > limits.figures)
    context.addIssue({ code: "custom", message: "tooManyFigures", params: { limit: limits.figures } });
});

/** What the form of the figures sends: rows by number; empty ones are passed over, ticked ones removed. */
export const factsSchema = z
  .object({ version, figures: rows })
  .transform((form) => ({ version: form.version, content: factsOf(Object.values(form.figures)) }));

/** Each indicator has at least one figure, be it that there is none. */
function factsOf(given: readonly (Figure | "empty" | "removed")[]): Facts {
  const figures = given.filter((one) => typeof one === "object");
  return {
    figures: indicators.flatMap((indicator) => {
      const own = figures.filter((figure) => figure.indicator === indicator);
      return own.length > 0 ? own : [notAvailable(indicator)];
    }),
  };
}
