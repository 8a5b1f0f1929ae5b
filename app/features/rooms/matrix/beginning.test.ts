import { expect, test } from "vitest";
import { beginning, draftWith } from "./beginning.ts";

const brought = {
  words: beginning("Keep 5.3.", "https://portal.example/rooms/x/messages/2"),
  fromMessage: "x/2",
};

test("a comment begins with the words and where they were said", () => {
  expect(draftWith({ id: "1", lang: "en" }, brought)).toEqual({
    ...{ id: "1", lang: "en", fromMessage: "x/2" },
    body: "“Keep 5.3.”\nhttps://portal.example/rooms/x/messages/2\n\n",
  });
});

test("what was being written stays before it", () => {
  expect(draftWith({ body: "Mine.", fromMessage: "x/1" }, brought)).toEqual({
    body: `Mine.\n\n${brought.words}`,
    fromMessage: "x/2",
  });
});
