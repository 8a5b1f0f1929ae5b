import { once } from "node:events";
import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import { createForms } from "./body.ts";

/** A request whose body is pushed by the test. */
function sending(...parts: string[]): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  for (const part of parts) request.push(part);
  return request;
}

const whole = (...parts: string[]) => {
  const request = sending(...parts);
  request.push(null);
  return request;
};
const long = "a".repeat(256 * 1024 + 1);
const megabyte = 1024 * 1024;
const bounds = { patience: 5000, mostLong: 1 };

test("a body within its limit is read whole", async () => {
  const take = createForms(bounds);
  expect((await take(whole("a=1&", "b=2"), 7)).toString()).toBe("a=1&b=2");
});

test.each([
  ["a byte too many", () => whole("a=1&b=2"), 6],
  ["201 fields", () => whole("&".repeat(200)), megabyte],
  ["an endless one", () => sending(long), 256 * 1024],
])("%s: 413", async (_, request, limit) => {
  await expect(createForms(bounds)(request(), limit)).rejects.toMatchObject({ status: 413, key: "tooLarge" });
});

test("one that does not end in its time: 408, whatever still comes", async () => {
  const request = sending("a=1");
  const taken = createForms({ ...bounds, patience: 20 })(request, megabyte);
  await expect(taken).rejects.toMatchObject({ status: 408, key: "tooSlow" });
});

test("beyond so many long ones at once a further one is asked to come again, a short one is not", async () => {
  const take = createForms(bounds);
  const first = sending(long);
  const taken = take(first, megabyte);
  await expect(take(sending(long), megabyte)).rejects.toMatchObject({ status: 503, key: "busy" });
  expect((await take(whole("a=1"), megabyte)).toString()).toBe("a=1");
  first.push(null);
  expect(await taken).toHaveLength(long.length);
  expect(await take(whole(long), megabyte)).toHaveLength(long.length);
});

test("a sender who goes away leaves no place taken", async () => {
  const take = createForms(bounds);
  const first = sending(long);
  const taken = take(first, megabyte);
  await once(first, "data");
  first.destroy();
  await expect(taken).rejects.toThrow("went away");
  expect(await take(whole(long), megabyte)).toHaveLength(long.length);
});
