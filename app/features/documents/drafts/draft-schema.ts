import { z } from "zod";
import { line, text } from "#app/features/access/text.ts";
import { nodeIdOrNull, nodeLimit } from "../schema.ts";
import { moves, nodeKinds } from "./structure.ts";

/** Longest title and label, and longest reason of a version, in characters. */
const titleLimit = 300;
const reasonLimit = 2000;

const nodeId = z.string("badValue").refine((id) => nodeIdOrNull(id) !== null, "badValue");
const optionalNode = z.string("badValue").regex(/^[a-z0-9-]{0,80}$/, "badValue");
const revision = z
  .string("badValue")
  .regex(/^[0-9]{1,9}$/, "badValue")
  .transform(Number);

type IsLanguage = (tag: string) => boolean;
const languageOf = (isLanguage: IsLanguage) => z.string("badValue").refine(isLanguage, "badValue");

/** What autosave sends, and every form of a paragraph: its text, and the revision that was changed. */
export function savingSchema(isLanguage: IsLanguage) {
  return z.object({
    paragraph: nodeId,
    lang: languageOf(isLanguage),
    revision,
    text: text({ max: nodeLimit, optional: true }),
  });
}

/** What is done in the form of a paragraph; whatever it is, its text is saved first. */
const paragraphDeeds = ["save", ...moves, "moveTo", "split", "merge", "remove", "insert", "kind"] as const;
export type ParagraphDeed = (typeof paragraphDeeds)[number];

/** The forms of the draft's page, told apart by `deed`. */
export function draftSchema(isLanguage: IsLanguage) {
  const lang = languageOf(isLanguage);
  return z.discriminatedUnion(
    "deed",
    [
      savingSchema(isLanguage).extend({
        deed: z.enum(paragraphDeeds),
        section: optionalNode.default(""),
        kind: z.enum(nodeKinds, "badValue").default("paragraph"),
        newKind: z.enum(nodeKinds, "badValue").default("paragraph"),
      }),
      z.object({ deed: z.literal("first"), newKind: z.enum(nodeKinds, "badValue") }),
      z.object({ deed: z.literal("restore"), paragraph: nodeId }),
      z.object({ deed: z.enum(["link", "unlink"]), paragraph: nodeId, comment: z.uuid("badValue") }),
      z.object({ deed: z.literal("putIn"), comment: z.uuid("badValue"), revision: revision.optional() }),
      z.object({ deed: z.literal("takeBack"), paragraph: nodeId, comment: z.uuid("badValue") }),
      z.object({
        deed: z.literal("title"),
        lang,
        title: line({ max: titleLimit }),
        label: line({ max: titleLimit, optional: true }).default(""),
        was: line({ max: titleLimit, optional: true }),
      }),
      z.object({ deed: z.literal("publish"), reason: text({ max: reasonLimit }) }),
      z.object({ deed: z.enum(["start", "discard"]) }),
    ],
    "badValue",
  );
}

/** What a socket says of the paragraph that is open: none with an empty one. */
export const editingSchema = z.object({
  document: z.string().regex(/^[a-z0-9-]{1,80}$/, "badValue"),
  paragraph: optionalNode,
  lang: z.string().regex(/^[A-Za-z0-9-]{1,35}$/, "badValue"),
});

export type DraftForm = z.output<ReturnType<typeof draftSchema>>;

/** A new document: its address, title and authoritative language. `new` is the address of the form itself. */
export function newDocumentSchema(isLanguage: IsLanguage) {
  return z.object({
    slug: z
      .string("required")
      .regex(/^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$/, "badSlug")
      .refine((slug) => slug !== "new", "slugTaken"),
    title: line({ max: titleLimit }),
    lang: languageOf(isLanguage),
  });
}
