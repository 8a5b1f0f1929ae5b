import { z } from "zod";
import { filesLimit } from "#app/features/access/file-kinds.ts";
import { line, text } from "#app/features/access/text.ts";
import { bodyLimit, titleLimit } from "./limits.ts";
import { emojis } from "./emojis.ts";

const slug = z.string("badValue").regex(/^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$/, "badValue");
/** An id that the client makes: any UUID. */
const id = z.guid("badValue").toLowerCase();
export const body = text({ max: bodyLimit });
/** A language tag (BCP 47) as short as messages need it. */
const lang = z
  .string("badValue")
  .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/, "badValue")
  .optional();
const number = z.int("badValue");
/** The mandate it was written under, as the page says that it comes from; not every client says it. */
export const as = id.optional();

/** `after`: the last number seen, 0 for none, -1 for the latest 50. */
export const joinSchema = z.object({ room: slug, after: number.min(-1, "badValue") });
export const leaveSchema = z.object({ room: slug });
export const typingSchema = z.object({ room: slug });
/** `files`: ids of files that were sent in before. A message answers another, belongs to a topic or starts one; a reply starts none: it is of the topic of what it answers. */
export const postSchema = z
  .object({
    ...{ room: slug, as, id, body, lang },
    replyTo: id.optional(),
    topic: id.optional(),
    newTopic: line({ max: titleLimit }).optional(),
    files: z.array(id).max(filesLimit, "badValue").optional(),
  })
  .refine(
    ({ replyTo, topic, newTopic }) =>
      newTopic === undefined || (replyTo === undefined && topic === undefined),
    "badValue",
  );
export const editSchema = z.object({ room: slug, as, message: id, body });
export const deleteSchema = z.object({ room: slug, as, message: id });
export const emoji = z.enum(emojis, "badValue");
/** `on`: whether the sign is to stand, or to be taken away. */
export const reactSchema = z.object({ room: slug, as, message: id, emoji, on: z.boolean("badValue") });
export const pinSchema = z.object({ room: slug, as, message: id, on: z.boolean("badValue") });
export const topicSchema = z.object({ room: slug, as, topic: id, answered: z.boolean("badValue") });

/** Yes or no as a form writes it. */
export const typedBoolean = z.enum(["true", "false"], "badValue").transform((value) => value === "true");
/** What the box says of where a message belongs; a field left empty says nothing. */
const belonging = {
  replyTo: id.optional(),
  topic: id.optional(),
  newTopic: z.preprocess((value) => (value === "" ? undefined : value), line({ max: titleLimit }).optional()),
};

/** What the room page's forms send: a new message, or, as their `deed` says, the change of one. */
export const roomForm = z.preprocess(
  (fields) => ({ deed: "post", ...(fields as object) }),
  z.discriminatedUnion("deed", [
    z.object({ deed: z.literal("post"), as, id, body, ...belonging }),
    z.object({ deed: z.literal("edit"), as, message: id, text: body }),
    z.object({ deed: z.literal("delete"), as, message: id }),
    z.object({ deed: z.literal("react"), as, message: id, emoji, on: typedBoolean }),
    z.object({ deed: z.literal("pin"), as, message: id, on: typedBoolean }),
    z.object({ deed: z.literal("topic"), as, topic: id, answered: typedBoolean }),
  ]),
);

/** Of a form that brings files: which message they are for, and the mandate; what is wrong with them the form itself is told. */
export const withFilesSchema = z.object({ as: as.catch(undefined), id: id.optional().catch(undefined) });

export { slug as roomSlug };
