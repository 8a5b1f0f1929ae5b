import { Hono } from "hono";
import { findMentionable, type Mentionable } from "#app/features/rooms/writing/mentionable.server.ts";
import { formatsFor } from "#app/language/formats.ts";
import { isLang } from "#app/language/languages.ts";
import type { Texts } from "#app/language/texts.ts";
import { askerOf } from "./asker.ts";
import type { Door, Env } from "./door.ts";
import { officeName } from "./office-name.ts";

/** Whom one may mention in a room, named in the language of the page, for the script that offers them. */
export function roomMentions(door: Door): Hono<Env> {
  const app = new Hono<Env>();
  app.get("/:lang/rooms/:slug/mentions.json", async (c, next) => {
    const lang = c.req.param("lang");
    const texts = isLang(lang) ? door.texts.get(lang) : undefined;
    if (!texts) return next();
    const found = await findMentionable(door.services, await askerOf(door, c), c.req.param("slug"));
    const listed = found.map((one) => ({ handle: one.handle, name: nameOf(texts, one) }));
    return c.json(listed, 200, { "Cache-Control": "no-store" });
  });
  return app;
}

function nameOf(texts: Texts, { country, office, person }: Mentionable): string {
  const name = office ? officeName(texts, office) : formatsFor(texts.lang).country(country ?? "");
  return person === null ? name : `${person}, ${name}`;
}
