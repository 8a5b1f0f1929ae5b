import { readRefusal, refusalHeader } from "../../refusals.ts";
import { payloadOf, type Entry } from "../outbox.ts";
import type { Answer, Refused } from "../verdict.ts";

/** What a refusal means that does not say so itself. */
const keys: Readonly<Record<number, string>> = {
  401: "signInFirst",
  403: "forbidden",
  404: "notFound",
  413: "tooLong",
  429: "tooMany",
};

/** How long the server may take to answer, in milliseconds: a form goes and comes twice, on lines that let no better through. */
const answerWithin = 30_000;

/**
 * Sends what waits as the room's own forms would, and gives the answer as the line would; rejects where the server
 * cannot be reached, or does not answer within 30 s: a half-open line would else hold up all that waits for minutes.
 */
export async function sendByForm(entry: Entry): Promise<Answer<object>> {
  const { body, files, ...others } = payloadOf(entry);
  const deed = entry.event.slice("room:".length);
  const words = typeof body === "string" ? { [deed === "edit" ? "text" : "body"]: body } : {};
  const attached = Array.isArray(files) ? files.map((id: unknown) => ["attached", id] as const) : [];
  const fields = [...Object.entries<unknown>({ ...others, ...words, deed }), ...attached];
  const reply = await post(new URLSearchParams(fields.map(([name, value]) => [name, String(value)])));
  // Done is answered by the way to the message; another way leads to the signing in.
  if (reply.redirected)
    return new URL(reply.url).pathname === location.pathname ? { ok: true } : refusal(401);
  const why = readRefusal(reply.headers.get(refusalHeader));
  const retryAfter = Number(reply.headers.get("Retry-After")) || 1;
  return { retryAfter, ...refusal(reply.status), ...(why && { ...why.values, key: why.key }) };
}

async function post(body: URLSearchParams): Promise<Response> {
  const patience = new AbortController();
  const timer = setTimeout(() => {
    patience.abort();
  }, answerWithin);
  try {
    return await fetch(location.pathname, { method: "POST", body, signal: patience.signal });
  } finally {
    clearTimeout(timer);
  }
}

function refusal(status: number): Refused {
  return { ok: false, status, key: keys[status] ?? "badValue" };
}
