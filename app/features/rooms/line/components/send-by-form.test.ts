import { afterEach, expect, test, vi } from "vitest";
import { refusalHeader, writtenRefusal } from "../../refusals.ts";
import type { Entry } from "../outbox.ts";
import { sendByForm } from "./send-by-form.ts";
import { Sender } from "./sender.ts";
import { Waitlist } from "./waitlist.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const entry: Entry = {
  ...{ key: "k", event: "room:edit", payload: { message: "m", body: "Words" } },
  ...{ mandate: "a", refusal: null },
};

function answered(status: number, headers: Record<string, string> = {}) {
  const post = vi.fn(() => Promise.resolve(new Response("", { status, headers })));
  vi.stubGlobal("fetch", post);
  vi.stubGlobal("location", { pathname: "/en/rooms/r" });
  return post;
}

test.each([
  ["editOver", { hours: 24 }],
  ["roomClosed", {}],
  ["tooManyPins", { limit: 10 }],
  ["restrictedUntil", { reason: "Bình tĩnh & đọc", until: "2026-12-01" }],
])("a form refused for %s says so, with its values", async (key, values) => {
  answered(409, { [refusalHeader]: writtenRefusal({ key, values }) });
  expect(await sendByForm(entry)).toMatchObject({ ok: false, status: 409, key, ...values });
});

test.each([
  [403, "forbidden"],
  [413, "tooLong"],
  [409, "badValue"],
])("%i without more is %s", async (status, key) => {
  answered(status);
  expect(await sendByForm(entry)).toMatchObject({ ok: false, status, key });
});

test("an edit goes out as the form of the page would send it", async () => {
  const post = answered(429, {
    "Retry-After": "7",
    [refusalHeader]: writtenRefusal({ key: "tooMany", values: {} }),
  });
  expect(await sendByForm(entry)).toMatchObject({ status: 429, key: "tooMany", retryAfter: 7 });
  const [, { body }] = post.mock.calls[0] as unknown as [string, { body: URLSearchParams }];
  expect(String(body)).toBe("message=m&as=a&text=Words&deed=edit");
});

test("a line that swallows a form is given up after 30 s, and the same goes out again, what waits behind it after", async () => {
  vi.useFakeTimers();
  const sent: (string | null)[] = [];
  const post = answered(200);
  post.mockImplementation(((
    _path: string,
    { body, signal }: { body: URLSearchParams; signal?: AbortSignal },
  ) => {
    sent.push(body.get("id"));
    if (sent.length > 1) return Promise.resolve({ redirected: true, url: "http://p/en/rooms/r" } as Response);
    return new Promise<Response>((_resolve, reject) => {
      signal?.addEventListener("abort", () => {
        reject(new Error("given up"));
      });
    });
  }) as never);
  const waitlist = new Waitlist(() => void sender.send());
  const sender = new Sender(waitlist, {
    ...{ mayGo: () => true, send: sendByForm },
    ...{ onDone: () => undefined, onOver: () => undefined, onPause: () => undefined },
  });
  for (const id of ["a", "b"])
    waitlist.put({
      key: id,
      event: "room:post",
      payload: { id, body: "Words" },
      mandate: "a",
      refusal: null,
    });
  await vi.advanceTimersByTimeAsync(29_900);
  expect(sent).toEqual(["a"]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect([sent, waitlist.entries]).toEqual([["a", "a", "b"], []]);
});
