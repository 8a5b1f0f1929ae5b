import { Hono } from "hono";
import { fetchData } from "#app/features/personal-data/commands.server.ts";
import { isLang } from "#app/language/languages.ts";
import { askerOf } from "./asker.ts";
import { originOf, type Door, type Env } from "./door.ts";
import { securityHeaders } from "./security-headers.ts";

/** The file with everything about the asker, for their own live session only. The address names nobody: it is always one's own. */
export function dataDownload(door: Door): Hono<Env> {
  const app = new Hono<Env>();
  const headers = {
    ...securityHeaders({ nonce: null, https: originOf(door).startsWith("https:") }),
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Content-Type": "application/json",
    "Content-Disposition": 'attachment; filename="ascn-my-data.json"',
    "Cache-Control": "no-store",
  };
  app.get("/:lang/account/data.json", async (c, next) => {
    if (!isLang(c.req.param("lang"))) return next();
    const bytes = await fetchData(door.services, await askerOf(door, c));
    return c.body(new Uint8Array(bytes), 200, headers);
  });
  return app;
}
