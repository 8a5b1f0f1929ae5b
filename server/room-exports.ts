import { Hono } from "hono";
import type { By } from "#app/features/rooms/room-event.ts";
import { roomName } from "#app/features/rooms/opening/components/room-name.ts";
import { exportRoom } from "#app/features/rooms/exports/export.server.ts";
import { writeHtml, type ExportWords } from "#app/features/rooms/exports/write-html.server.ts";
import { writeJson } from "#app/features/rooms/exports/write-json.server.ts";
import { formatsFor } from "#app/language/formats.ts";
import { isLang } from "#app/language/languages.ts";
import type { Texts } from "#app/language/texts.ts";
import { textsOf } from "#app/language/use-texts.tsx";
import { askerOf } from "./asker.ts";
import { originOf, type Door, type Env } from "./door.ts";
import { officeName } from "./office-name.ts";
import { textStream } from "./text-stream.ts";

/** A room with all its messages as JSON and as a page that needs nothing else, written as it is read. */
export function roomExports(door: Door): Hono<Env> {
  const app = new Hono<Env>();
  app.get("/:lang/rooms/:slug/:file{export\\.(?:json|html)}", async (c, next) => {
    const lang = c.req.param("lang");
    const texts = isLang(lang) ? door.texts.get(lang) : undefined;
    if (!texts) return next();
    const actor = await askerOf(door, c);
    const found = await exportRoom(door.services, actor, c.req.param("slug"), texts.lang);
    const at = door.services.clock().toISOString();
    const format = c.req.param("file") === "export.json" ? "json" : "html";
    const title = roomName(textsOf(texts, "rooms"), found.room).text;
    const chunks =
      format === "json" ? writeJson(found, at) : writeHtml(found, wordsOf(door, texts, { title, at }));
    return c.body(textStream(chunks), 200, {
      "Content-Type": format === "json" ? "application/json" : "text/html; charset=utf-8",
      "Content-Disposition": `attachment; filename="${found.room.slug}-${at.slice(0, 10)}.${format}"`,
      "Cache-Control": "no-store",
    });
  });
  return app;
}

function wordsOf(door: Door, texts: Texts, { title, at }: { title: string; at: string }): ExportWords {
  const formats = formatsFor(texts.lang);
  const find = (part: string, key: string, values = {}) => texts.find(part, key, values).text;
  const when = (moment: string) => `${formats.dateTime(new Date(moment))} UTC`;
  return {
    ...{ lang: texts.lang, title, origin: originOf(door), when },
    lead: find("rooms", "exportedAt", { at: formats.dateTime(new Date(at)) }),
    deleted: find("rooms", "deleted"),
    hidden: find("rooms", "hidden"),
    edited: find("rooms", "edited"),
    answers: (n) => `→ #${String(n)}`,
    who: (by: By) => officeName(texts, by),
  };
}
