import type { Answer } from "../../components/room-connection.ts";
import type { Entry } from "../outbox.ts";

const keys: Readonly<Record<number, string>> = {
  401: "signInFirst",
  403: "forbidden",
  404: "notFound",
  409: "messageIdTaken",
  413: "tooLong",
  429: "tooMany",
};

/**
 * Sends what waits as the room's own forms would, and gives the answer as the line would; rejects where the server
 * cannot be reached.
 */
export async function sendByForm({ event, payload }: Entry): Promise<Answer<object>> {
  const { body, files, ...others } = payload;
  const deed = event.slice("room:".length);
  const words = typeof body === "string" ? { [deed === "edit" ? "text" : "body"]: body } : {};
  const attached = Array.isArray(files) ? files.map((id: unknown) => ["attached", id] as const) : [];
  const fields = [...Object.entries<unknown>({ ...others, ...words, deed }), ...attached];
  const reply = await fetch(location.pathname, {
    method: "POST",
    body: new URLSearchParams(fields.map(([name, value]) => [name, String(value)])),
  });
  // Done is answered by the way to the message; another way leads to the signing in.
  if (reply.redirected)
    return new URL(reply.url).pathname === location.pathname ? { ok: true } : refusal(401);
  return refusal(reply.status, Number(reply.headers.get("Retry-After")) || 1);
}

function refusal(status: number, retryAfter?: number): Answer<object> {
  const key = keys[status] ?? "badValue";
  return { ok: false, status, key, ...(retryAfter === undefined ? {} : { retryAfter }) };
}
