import { z } from "zod";
import { text } from "#app/features/access/text.ts";
import { roomTitleLimit } from "../limits.ts";
import { as } from "../schema.ts";
import { audiences } from "./audience.ts";
import { paces } from "./paces.ts";

const audience = z.enum(audiences, "badValue");
/** Slug of an organisation. */
const guest = z.string("badValue").regex(/^[a-z0-9-]{1,80}$/, "badValue");
/** Boxes: none ticked, one, or several. */
const guests = z
  .union([z.array(guest), guest])
  .optional()
  .transform((given) => [given ?? []].flat());

/** What the forms of a room's settings send. */
export const settingsSchema = z.discriminatedUnion("deed", [
  z.object({
    ...{
      deed: z.literal("arrange"),
      state: z.enum(["open", "closed", "archived"], "badValue"),
      audience,
      guests,
      as,
    },
    was: z.string("badValue").regex(/^[\x20-\x7e]{0,100000}$/, "badValue"),
  }),
  z.object({
    deed: z.literal("pace"),
    as,
    seconds: z.enum(paces.map(String), "badValue").transform((seconds) => Number(seconds) || null),
  }),
  z.object({ deed: z.literal("lift"), as, person: z.guid("badValue") }),
]);

export type Setting = z.output<typeof settingsSchema>;

/** Slugs that other rooms open under, or pages stand at. */
const taken = /^(?:(?:document|initiative|experience|meeting)-.*|new|reports)$/;

/** A standing room: an address, whom it is for, and a title in at least one of the languages `tags`. */
export function newRoomSchema(tags: readonly string[]) {
  const title = text({ max: roomTitleLimit, optional: true }).optional();
  return z
    .object({
      slug: z
        .string("badSlug")
        .regex(/^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/, "badSlug")
        .refine((slug) => !taken.test(slug), "roomSlugTaken"),
      ...{ as, audience, guests, title: z.object(Object.fromEntries(tags.map((tag) => [tag, title]))) },
    })
    .transform(({ title: given, ...room }) => ({
      ...room,
      titles: tags.flatMap((lang) => (given[lang] ? [{ lang, title: given[lang] }] : [])),
    }))
    .refine(({ titles }) => titles.length > 0, { message: "required", path: ["title", "en"] });
}

export type NewRoom = z.output<ReturnType<typeof newRoomSchema>>;
