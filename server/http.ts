import { randomUUID } from "node:crypto";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono, type MiddlewareHandler } from "hono";
import { compress } from "hono/compress";
import { originOf, type Door, type Env } from "./door.ts";
import { readBody, refuse, type Asking } from "./guard.ts";
import { chosenLanguage, placeOf } from "./locale.ts";
import { answerPage } from "./pages.ts";
import { refusalPage } from "./refusal-page.ts";
import { securityHeaders } from "./security-headers.ts";

/** The whole HTTP side: guard, machine answers, assets, then pages. */
export function createHttp(door: Door): Hono<Env> {
  const app = new Hono<Env>();
  const https = originOf(door).startsWith("https:");
  const plain = securityHeaders({ nonce: null, https });
  app.use(async (c, next) => {
    const startedAt = performance.now();
    c.set("requestId", randomUUID());
    const refusal = refuse(askingOf(c.req.raw, c.env.incoming.url ?? "/"), door.origins);
    if (refusal) c.res = refusalPage(door, c.req.raw, refusal);
    else if (c.req.method === "POST") {
      const body = await readBody(c.req.raw);
      if (body) {
        c.req.raw = new Request(c.req.raw.url, { method: "POST", headers: c.req.raw.headers, body });
        await next();
      } else c.res = refusalPage(door, c.req.raw, { status: 413, key: "tooLarge" });
    } else await next();
    secure(c.res.headers, plain);
    const ms = Math.round(performance.now() - startedAt);
    door.services.log.info(
      { requestId: c.get("requestId"), method: c.req.method, path: c.req.path, status: c.res.status, ms },
      "answered",
    );
  });
  const fresh = { "Cache-Control": "no-store" };
  app.get("/healthz", (c) => c.text("alive\n", 200, fresh));
  app.get("/readyz", async (c) =>
    (await door.isReady()) ? c.text("ready\n", 200, fresh) : c.text("not ready\n", 503, fresh),
  );
  app.get("/robots.txt", (c) => c.text("User-agent: *\nDisallow: /admin\n"));
  app.use("/assets/*", keptFor("public, max-age=31536000, immutable"), serveFiles(door));
  app.use("/favicon.svg", keptFor("public, max-age=86400"), serveFiles(door));
  app.use(compress());
  app.all("*", (c) => {
    const preference = {
      acceptLanguage: c.req.header("accept-language"),
      cookie: chosenLanguage(c.req.header("cookie") ?? null),
    };
    const place = placeOf(new URL(c.req.url), preference);
    if (place.kind === "redirect")
      return c.body(null, 302, {
        Location: place.to,
        Vary: "Accept-Language, Cookie",
        "Cache-Control": "no-cache",
      });
    if (place.kind === "page") return answerPage(door, c, { lang: place.lang, isUnknown: false });
    const lang = place.kind === "unknown" ? place.lang : "en";
    return answerPage(door, c, { lang, isUnknown: true });
  });
  app.onError((error, c) => {
    // Who went away while sending gets no answer, and is no fault of ours.
    if (c.req.raw.signal.aborted) return refusalPage(door, c.req.raw, { status: 400, key: "unexpected" });
    door.services.log.error({ requestId: c.get("requestId"), err: error }, "failed");
    return refusalPage(door, c.req.raw, { status: 500, key: "unexpected" });
  });
  return app;
}

/** Machine answers and redirects get the headers of a page without script; a page brings its own. */
function secure(headers: Headers, plain: Readonly<Record<string, string>>): void {
  if (headers.has("X-Content-Type-Options")) return;
  for (const [name, value] of Object.entries(plain)) headers.set(name, value);
}

function askingOf(request: Request, url: string): Asking {
  const header = (name: string) => request.headers.get(name) ?? undefined;
  return {
    method: request.method,
    url,
    host: header("host"),
    origin: header("origin"),
    fetchSite: header("sec-fetch-site"),
    contentType: header("content-type"),
    contentLength: header("content-length"),
  };
}

function serveFiles(door: Door) {
  return serveStatic<Env>({ root: door.clientFolder, precompressed: true });
}

/** Says how long a file may be kept; after serving, because what serveStatic's own `onFound` sets comes too late. */
function keptFor(cacheControl: string): MiddlewareHandler<Env> {
  return async (c, next) => {
    await next();
    if (!c.res.headers.has("Cache-Control")) c.res.headers.set("Cache-Control", cacheControl);
  };
}
