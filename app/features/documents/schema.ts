import { z } from "zod";
import { line, text } from "#app/features/access/text.ts";
import { commentTypes } from "./comments/comment-types.ts";

/** Longest comment and proposed text, and longest quote, in characters. */
export const commentLimit = 20_000;
export const quoteLimit = 4000;
/** Longest text of a section, paragraph, item, table or note in one language, in characters. */
export const nodeLimit = 20_000;
/** Longest name one of the public gives. */
const nameLimit = 100;

const versionPattern = /^[1-9][0-9]{0,8}$/;

/** The number of a version from the address, or undefined where it is none. */
export function versionNumber(text: string | undefined): number | undefined {
  return text !== undefined && versionPattern.test(text) ? Number(text) : undefined;
}

/** The permanent id of a section or paragraph. */
const nodeIdPattern = /^[a-z0-9-]{1,80}$/;
/** Where a comment belongs: a node, or with nothing the whole document. */
const place = z.string("badValue").regex(/^[a-z0-9-]{0,80}$/, "badValue");

/** The text if it can be the id of a section or paragraph or is empty, for the whole document; else null. */
export function nodeIdOrNull(text: string | null): string | null {
  return text === "" || (text !== null && nodeIdPattern.test(text)) ? text : null;
}

/** What the comment form sends; `languages` are the tags a comment may be written in. */
export function commentSchema(languages: readonly string[]) {
  return z.object({
    id: z.uuid("badValue"),
    version: z.string("badValue").regex(versionPattern, "badValue").transform(Number),
    paragraph: place,
    type: z.enum(commentTypes, "badValue").default("substantive"),
    lang: z.string("badValue").refine((tag) => languages.includes(tag), "badValue"),
    body: text({ max: commentLimit }),
    quote: text({ max: quoteLimit, optional: true }).optional(),
    // The message of a room that it came of: "covid-19-response/12".
    fromMessage: z
      .string("badValue")
      .regex(/^[a-z0-9-]{1,80}\/[1-9][0-9]{0,8}$/, "badValue")
      .optional(),
    // An amendment sends it, a comment does not.
    proposed: text({ max: commentLimit }).optional(),
    passageLang: z
      .string("badValue")
      .refine((tag) => languages.includes(tag), "badValue")
      .optional(),
  });
}

/** What is kept of a comment form before it is sent, where nothing need be filled in yet. */
export function unsentSchema(languages: readonly string[]) {
  const unfinished = text({ max: commentLimit, optional: true }).optional();
  return commentSchema(languages).extend({ body: unfinished, proposed: unfinished });
}

/** What the comment form of the public sends: a name, and no id, for the page with the form is the same for everyone. */
export function publicCommentSchema(languages: readonly string[]) {
  return commentSchema(languages)
    .omit({ id: true })
    .extend({ name: line({ max: nameLimit }) });
}

/** What a socket sends to hear of changes to a document: its slug. */
export const watchSchema = z.object({ document: z.string().regex(/^[a-z0-9-]{1,80}$/, "badValue") });
