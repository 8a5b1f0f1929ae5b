import { randomUUID } from "node:crypto";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono, type Context, type MiddlewareHandler } from "hono";
import { compress } from "hono/compress";
import { adoptionPaper } from "./adoption-paper.ts";
import { adoptionRecord } from "./adoption-record.ts";
import { chosenLanguage } from "./cookies.ts";
import { carriedTexts } from "./carried-texts.ts";
import { dataDownload } from "./data-download.ts";
import { documentExports } from "./document-exports.ts";
import { matrixExports } from "./matrix-exports.ts";
import { roomExports } from "./room-exports.ts";
import { originOf, type Door, type Env } from "./door.ts";
import { fileDownload } from "./file-download.ts";
import { placeOf } from "./locale.ts";
import { loggedPath } from "./log.ts";
import { letterStops } from "./letter-stops.ts";
import { answerPage } from "./pages.ts";
import { refusalFor, refusalPage } from "./refusal-page.ts";
import { roomFiles } from "./room-files.ts";
import { roomMentions } from "./room-mentions.ts";
import { roomMessages } from "./room-messages.ts";
import { securityHeaders } from "./security-headers.ts";
import { traceExports } from "./trace-exports.ts";

/** What the guard has let pass: machine answers, assets, then pages. */
export function createHttp(door: Door): Hono<Env> {
  const app = new Hono<Env>();
  app.use(logged(door));
  const fresh = { "Cache-Control": "no-store" };
  app.get("/healthz", (c) => c.text("alive\n", 200, fresh));
  app.get("/readyz", async (c) =>
    (await door.isReady()) ? c.text("ready\n", 200, fresh) : c.text("not ready\n", 503, fresh),
  );
  app.get("/robots.txt", (c) => c.text("User-agent: *\nDisallow: /admin\n"));
  app.use("/assets/*", keptFor("public, max-age=31536000, immutable"), serveFiles(door));
  app.use("/favicon.svg", keptFor("public, max-age=86400"), serveFiles(door));
  app.route("/", fileDownload(door));
  app.route("/", roomFiles(door));
  app.use(compress());
  app.route("/", carriedTexts(door));
  app.route("/", traceExports(door));
  app.route("/", dataDownload(door));
  app.route("/", documentExports(door));
  app.route("/", matrixExports(door));
  app.route("/", roomExports(door));
  app.route("/", roomMessages(door));
  app.route("/", roomMentions(door));
  app.route("/", adoptionRecord(door));
  app.route("/", adoptionPaper(door));
  app.route("/", letterStops(door));
  app.all("*", (c) => answerPlace(door, c));
  app.onError((error, c) => {
    const { incoming } = c.env;
    // Who went away while sending gets no answer, and is no fault of ours.
    if (c.req.raw.signal.aborted)
      return responseOf(refusalPage(door, incoming, { status: 400, key: "unexpected" }));
    const refused = refusalFor(error);
    if (refused.status === 500)
      door.services.log.error({ requestId: c.get("requestId"), err: error }, "failed");
    else if (refused.status === 503)
      door.services.log.warn({ requestId: c.get("requestId"), err: error }, "the database is away");
    return responseOf(refusalPage(door, incoming, refused));
  });
  return app;
}

/** Gives each request its id, every answer its headers, and the log one line. */
function logged(door: Door): MiddlewareHandler<Env> {
  const plain = securityHeaders({ nonce: null, https: originOf(door).startsWith("https:") });
  return async (c, next) => {
    const startedAt = performance.now();
    const requestId = randomUUID();
    c.set("requestId", requestId);
    await next();
    secure(c.res.headers, plain);
    const ms = Math.round(performance.now() - startedAt);
    const path = loggedPath(c.req.path);
    door.services.log.info({ requestId, method: c.req.method, path, status: c.res.status, ms }, "answered");
  };
}

/** A page in its language, the way to it for an address without one, or the 404 page in the reader's language. */
function answerPlace(door: Door, c: Context<Env>): Response | Promise<Response> {
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
}

function responseOf({ status, headers, html }: ReturnType<typeof refusalPage>): Response {
  return new Response(html, { status, headers });
}

/** Machine answers and redirects get the headers of a page without script; a page brings its own. */
function secure(headers: Headers, plain: Readonly<Record<string, string>>): void {
  if (headers.has("X-Content-Type-Options")) return;
  for (const [name, value] of Object.entries(plain)) headers.set(name, value);
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
