import { Hono } from "hono";
import type { ExportedDocument } from "#app/features/documents/exports/exported.ts";
import { findExported } from "#app/features/documents/exports/exported.server.ts";
import { writeMarkdown } from "#app/features/documents/exports/markdown.ts";
import { versionNumber } from "#app/features/documents/schema.ts";
import { pathsOf } from "#app/http/paths.ts";
import { isLang } from "#app/language/languages.ts";
import { askerOf } from "./asker.ts";
import { keyOfMade, knowsTag } from "./known-files.ts";
import { originOf, type Door, type Env } from "./door.ts";
import { createShelf } from "./typesetting/shelf.ts";

const types = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
  md: "text/markdown; charset=utf-8",
} as const;
type Format = keyof typeof types;

/** How much of what was made is kept in memory. */
const shelfBytes = 32 * 1024 * 1024;

/** Published versions as Word, PDF and Markdown, in each of their languages (`?in=`). */
export function documentExports(door: Door): Hono<Env> {
  const app = new Hono<Env>();
  const shelf = createShelf(shelfBytes);
  app.get("/:lang/documents/:slug/versions/:file{[0-9]+\\.(?:docx|pdf|md)}", async (c, next) => {
    const reader = c.req.param("lang");
    const [digits, format] = c.req.param("file").split(".") as [string, Format];
    const number = versionNumber(digits);
    if (!isLang(reader) || number === undefined) return next();
    const actor = await askerOf(door, c);
    const slug = c.req.param("slug");
    const document = await findExported(
      door.services,
      actor,
      { slug, number, lang: c.req.query("in") ?? null, reader },
      {
        texts: door.texts,
        addressIn: (lang) => originOf(door) + pathsOf(lang).documentVersion(slug, number),
      },
    );
    const key = keyOfMade([format, document]);
    const headers = headersOf(key, format, document);
    if (knowsTag(c, key)) return c.body(null, 304, headers);
    const who = actor.person?.id ?? door.clients.addressOf(c.env.incoming);
    await door.services.limits.take("exports", who);
    const bytes = await shelf.take(key, () => write(door, format, document));
    return c.body(new Uint8Array(bytes), 200, { ...headers, "Content-Length": String(bytes.length) });
  });
  return app;
}

function write(door: Door, format: Format, document: ExportedDocument): Promise<Uint8Array> {
  if (format !== "md") return door.typesetter.write({ format, document });
  return Promise.resolve(new TextEncoder().encode(writeMarkdown(document)));
}

function headersOf(key: string, format: Format, { slug, number, lang }: ExportedDocument) {
  return {
    "Content-Type": types[format],
    "Content-Disposition": `attachment; filename="${slug}-v${number}-${lang}.${format}"`,
    "Content-Language": lang,
    ETag: `W/"${key}"`,
    "Cache-Control": "public, max-age=3600",
  };
}
