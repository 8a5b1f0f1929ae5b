import { Writable } from "node:stream";
import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { TextsProvider } from "./language/use-texts.tsx";

/** Renders the whole page before it is sent: for pages of this size faster than streaming, and an error is still a proper answer. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
) {
  return new Promise<Response>((resolve, reject) => {
    let answerStatus = status;
    const { pipe } = renderToPipeableStream(
      <TextsProvider value={context.texts}>
        <RemixServer context={remix} url={request.url} nonce={context.nonce} />
      </TextsProvider>,
      {
        nonce: context.nonce,
        onAllReady() {
          const page = collected((body) => {
            headers.set("Content-Type", "text/html; charset=utf-8");
            resolve(new Response(body, { status: answerStatus, headers }));
          });
          pipe(page);
        },
        onShellError: reject,
        onError(error) {
          answerStatus = 500;
          context.services.log.error({ requestId: context.requestId, err: error }, "a page failed to render");
        },
      },
    );
  });
}

/**
 * Takes the page in pieces and gives it whole. React 18 leaves a NUL behind where a letter of several bytes no longer
 * fits into its buffer (mended later, react#26228); no page of ours means one.
 */
function collected(whole: (body: Uint8Array<ArrayBuffer>) => void): Writable {
  const pieces: Uint8Array[] = [];
  return new Writable({
    write(bytes: Buffer, _, done) {
      pieces.push(bytes.includes(0) ? bytes.filter((byte) => byte !== 0) : bytes);
      done();
    },
    final(done) {
      whole(Buffer.concat(pieces));
      done();
    },
  });
}

/** What a loader or an action did not foresee (a form sent to a page without one is the asker's mistake): into the log with the request's id, never to the reader. */
export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: AppLoadContext },
) {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  context.services.log.error({ requestId: context.requestId, err: error }, "a page failed");
}
