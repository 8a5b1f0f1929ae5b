import { afterEach, expect, test, vi } from "vitest";
import { refusalHeader, writtenRefusal } from "../../refusals.ts";
import type { Entry } from "../outbox.ts";
import { sendByForm } from "./send-by-form.ts";

afterEach(() => {
  vi.unstubAllGlobals();
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
  expect(String(body)).toBe("message=m&text=Words&deed=edit");
});
