import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { isDomainError } from "#app/features/access/errors.ts";
import { createForms } from "./body.ts";
import { bounds, formBounds, maxConnections, silence } from "./bounds.ts";
import type { Door } from "./door.ts";
import { createGuard, formLimitOf, isUpload, type Asking } from "./guard.ts";
import { createHttp } from "./http.ts";
import { sendKept } from "./kept-pages.ts";
import { loggedPath } from "./log.ts";
import { refusalFor, refusalPage, sendRefusal, type Refused } from "./refusal-page.ts";
import { admitUpload, createUploads } from "./uploads.ts";

/** Looked at before everything else: the development server's own files. */
export type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** The portal's HTTP server, not listening yet: guard, kept pages, then everything else. */
export function openServer(door: Door, middleware?: Middleware): Server {
  const listener = createListener(door);
  const server = createServer(bounds, (request, response) => {
    if (middleware)
      middleware(request, response, () => {
        listener(request, response);
      });
    else listener(request, response);
  });
  server.setTimeout(silence);
  server.maxConnections = maxConnections;
  // Who asks whether the body is welcome hears a refusal before sending it.
  server.on("checkContinue", (request: IncomingMessage, response: ServerResponse) => {
    listener(request, response, () => {
      response.writeContinue();
    });
  });
  return server;
}

/** Every request's way: refused, or sent from memory, or (its body read) handed to Hono. One line in the log for each. */
function createListener(door: Door) {
  const answer = getRequestListener(createHttp(door).fetch, { overrideGlobalObjects: false });
  const guard = createGuard(door.origins);
  const takeUpload = createUploads();
  const takeForm = createForms(formBounds);
  return (request: IncomingMessage, response: ServerResponse, welcome?: () => void): void => {
    const startedAt = performance.now();
    const refuse = (refused: Refused) => {
      sendRefusal(request, response, refusalPage(door, request, refused));
      logged(door, request, response, startedAt);
    };
    const pass = (rawBody: Buffer) => answer(Object.assign(request, { rawBody }), response);
    const asking = askingOf(door, request);
    const refusal = guard(asking);
    if (refusal) refuse(refusal);
    else if (request.method !== "POST") {
      if (sendKept(door, request, response)) logged(door, request, response, startedAt);
      else void answer(request, response);
    } else if (isUpload(asking)) {
      admitUpload(door, request)
        .then(() => welcome?.())
        .then(() => takeUpload(request, pass))
        .catch((error: unknown) => {
          refuse(refusalFor(error));
        });
    } else {
      welcome?.();
      void takeForm(request, formLimitOf(asking.url)).then(pass, (error: unknown) => {
        if (isDomainError(error)) refuse(refusalFor(error));
        else response.destroy();
      });
    }
  };
}

function logged(
  { services: { log } }: Door,
  { method, url }: IncomingMessage,
  { statusCode }: ServerResponse,
  startedAt: number,
): void {
  const ms = Math.round(performance.now() - startedAt);
  log.info({ method, path: loggedPath(url ?? ""), status: statusCode, ms }, "answered");
}

function askingOf({ clients }: Door, request: IncomingMessage): Asking {
  const { method = "", url = "", headers } = request;
  return {
    method,
    url,
    host: clients.hostOf(request),
    origin: headers.origin,
    fetchSite: headers["sec-fetch-site"],
    contentType: headers["content-type"],
    contentLength: headers["content-length"],
    transferEncoding: headers["transfer-encoding"],
  };
}
