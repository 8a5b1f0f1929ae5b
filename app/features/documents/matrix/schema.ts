import { z } from "zod";
import { line, text } from "#app/features/access/text.ts";
import { commentLimit } from "../schema.ts";
import { dispositions } from "./dispositions.ts";

/** So many rows are shown on a page, and answered at once. */
export const rowsPerPage = 50;

/** A comment with the revision of the answer that was seen: `id:revision`. */
const seenRow = z
  .string("badValue")
  .regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}:[0-9]{1,9}$/, "badValue")
  .transform((value) => {
    const [id = "", revision = "0"] = value.split(":");
    return [id, Number(revision)] as const;
  });

const noneIfEmpty = (value: string) => (value === "" ? null : value);

/** What the page of the matrix sends: the deed, and what it needs; `languages` are the tags one may write in. */
export function matrixSchema(languages: readonly string[]) {
  return z.discriminatedUnion(
    "deed",
    [
      z.object({
        deed: z.literal("answer"),
        row: z.preprocess(
          (given) => (typeof given === "string" ? [given] : given),
          z.array(seenRow, "badValue").min(1, "badValue").max(rowsPerPage, "badValue"),
        ),
        response: text({ max: commentLimit, optional: true }),
        lang: z.string("badValue").refine((tag) => languages.includes(tag), "badValue"),
        disposition: z
          .enum(["", ...dispositions], "badValue")
          .transform((value) => (value === "" ? null : value)),
        resulting: z
          .string("badValue")
          .regex(/^[a-z0-9-]{0,80}$/, "badValue")
          .transform(noneIfEmpty),
      }),
      z.object({ deed: z.literal("publish") }),
      z.object({ deed: z.literal("put-in"), comment: z.uuid("badValue") }),
      z.object({ deed: z.literal("save-view"), name: line({ max: 80 }) }),
      z.object({ deed: z.literal("remove-view"), name: line({ max: 80 }) }),
    ],
    "badValue",
  );
}
