import { Hono } from "hono";
import { findPaper } from "#app/features/documents/adoption/paper/find-paper.server.ts";
import { pathsOf } from "#app/http/paths.ts";
import { isLang } from "#app/language/languages.ts";
import { askerOf } from "./asker.ts";
import { originOf, type Door, type Env } from "./door.ts";
import { keyOfMade, knowsTag } from "./known-files.ts";
import { createShelf } from "./typesetting/shelf.ts";

/** How much of what was made is kept in memory. */
const shelfBytes = 32 * 1024 * 1024;

/** The record of an adoption as PDF: public as the JSON is, made once for each language and each correction beside it. */
export function adoptionPaper(door: Door): Hono<Env> {
  const app = new Hono<Env>();
  const shelf = createShelf(shelfBytes);
  app.get("/:lang/documents/:slug/adoption.pdf", async (c, next) => {
    const reader = c.req.param("lang");
    if (!isLang(reader)) return next();
    const slug = c.req.param("slug");
    const origin = originOf(door);
    const { made, lang, number, write } = await findPaper(
      door.services,
      { slug, reader },
      { texts: door.texts, origin, addressIn: (tag) => origin + pathsOf(tag).adoption(slug) },
    );
    const key = keyOfMade(["adoption", made]);
    const headers = {
      "Content-Type": "application/pdf",
      "Content-Disposition": `attachment; filename="${slug}-adoption-v${String(number)}-${lang}.pdf"`,
      "Content-Language": lang,
      ETag: `W/"${key}"`,
      // A later version may be adopted, this one corrected.
      "Cache-Control": "no-cache",
    };
    if (knowsTag(c, key)) return c.body(null, 304, headers);
    const { person } = await askerOf(door, c);
    await door.services.limits.take("exports", person?.id ?? door.clients.addressOf(c.env.incoming));
    const bytes = await shelf.take(key, async () =>
      door.typesetter.write({ format: "adoption", document: await write() }),
    );
    return c.body(new Uint8Array(bytes), 200, { ...headers, "Content-Length": String(bytes.length) });
  });
  return app;
}
