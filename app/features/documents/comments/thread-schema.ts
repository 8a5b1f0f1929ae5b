import { z } from "zod";
import { text } from "#app/features/access/text.ts";
import { commentLimit } from "../schema.ts";
import { commentTypes } from "./comment-types.ts";

/** What the small forms at a comment send, told apart by `deed`; `languages` are the tags a text may be written in. */
export function threadSchema(languages: readonly string[]) {
  const uuid = z.uuid("badValue");
  const lang = z.string("badValue").refine((tag) => languages.includes(tag), "badValue");
  const body = text({ max: commentLimit });
  const revision = z
    .string("badValue")
    .regex(/^[1-9][0-9]{0,8}$/, "badValue")
    .transform(Number);
  const of = { comment: uuid };
  return z.discriminatedUnion("deed", [
    z.object({ deed: z.literal("reply"), ...of, id: uuid, lang, body }),
    z.object({
      ...{ deed: z.literal("edit"), ...of, revision, lang, body },
      type: z.enum(commentTypes, "badValue"),
      proposed: text({ max: commentLimit }).optional(),
    }),
    z.object({ deed: z.literal("withdraw"), ...of }),
    z.object({ deed: z.literal("support"), ...of }),
    z.object({ deed: z.literal("withdrawSupport"), ...of }),
    z.object({ deed: z.literal("editReply"), ...of, reply: uuid, revision, lang, body }),
    z.object({ deed: z.literal("withdrawReply"), ...of, reply: uuid }),
  ]);
}

export const threadDeeds: readonly string[] = [
  ...["reply", "edit", "withdraw", "support", "withdrawSupport", "editReply", "withdrawReply"],
];
