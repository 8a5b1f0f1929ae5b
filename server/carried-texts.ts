import { Hono } from "hono";
import { isLang } from "#app/language/languages.ts";
import type { Door, Env } from "./door.ts";

const kept = { "Cache-Control": "public, max-age=31536000, immutable" };
/** Asked by a page of another version: right for now, and not for good. */
const passing = { "Cache-Control": "no-cache" };

/** The texts a page's script needs, under an address that changes with them: kept by the browser from page to page. */
export function carriedTexts({ texts }: Door): Hono<Env> {
  const app = new Hono<Env>();
  app.get("/texts/:lang/:version/:parts{[a-z.-]+[.]json}", (c, next) => {
    const { lang, parts: name } = c.req.param();
    const own = isLang(lang) ? texts.get(lang) : undefined;
    const parts = name.split(".").slice(0, -1);
    if (!own || parts.length > mostParts) return next();
    const isOurs = own.address(parts) === c.req.path;
    return c.body(own.carry(parts), 200, {
      "Content-Type": "application/json; charset=utf-8",
      ...(isOurs ? kept : passing),
    });
  });
  return app;
}

/** More than any page needs. */
const mostParts = 30;
