import { expect, test } from "vitest";
import { createShelf } from "./shelf.ts";

const file = (length: number) => new Uint8Array(length);

/** A maker that counts its calls. */
function maker(length: number) {
  const calls = { count: 0 };
  return {
    calls,
    make: () => {
      calls.count += 1;
      return Promise.resolve(file(length));
    },
  };
}

test("a file is made once, for those who ask meanwhile too", async () => {
  const shelf = createShelf(100);
  const { make, calls } = maker(10);
  await Promise.all([shelf.take("a", make), shelf.take("a", make)]);
  expect((await shelf.take("a", make)).length).toBe(10);
  expect(calls.count).toBe(1);
});

test("what was not asked for the longest goes first; what is larger than all is not kept", async () => {
  const shelf = createShelf(100);
  const { make, calls } = maker(40);
  for (const key of ["a", "b", "a", "c", "a"]) await shelf.take(key, make);
  expect(calls.count).toBe(3);
  await shelf.take("b", make);
  expect(calls.count).toBe(4);
  const large = maker(101);
  await shelf.take("large", large.make);
  await shelf.take("large", large.make);
  expect(large.calls.count).toBe(2);
});

test("what could not be made is tried again", async () => {
  const shelf = createShelf(100);
  await expect(shelf.take("a", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect((await shelf.take("a", maker(1).make)).length).toBe(1);
});
