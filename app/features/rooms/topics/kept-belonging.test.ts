import { expect, test } from "vitest";
import type { By, MessageNow } from "../room-event.ts";
import { keptBelonging, keptReply } from "./kept-belonging.ts";
import { replyingTo, stillReplying } from "./replying.ts";
import type { Topic } from "./topic.ts";

const by = { mandate: "m", capacity: "head", office: { kind: "city", name: "Ipoh" } } as By;
const message = (body: string | null) => ({ id: "a", n: 7, body }) as MessageNow;
const topicOf = (id: string): Topic => ({ id, title: id, isAnswered: false, unread: 0, maySettle: false });
const page = { topics: [topicOf("one"), topicOf("two")], topic: null };

test("a draft goes back to what it answers, without the words of that; they are those of now", () => {
  const kept = keptReply(replyingTo({ by, message: message("As it was") })!);
  expect(JSON.stringify(kept)).not.toContain("As it was");
  const { replying } = keptBelonging({ body: "Yes", topic: "one", ...kept }, page);
  expect(replying).toEqual({ id: "a", n: 7, by, excerpt: "" });
  const stand = (body: string | null) => stillReplying(replying!, { now: new Map([[7, message(body)]]) });
  expect(stand("As it is")?.excerpt).toBe("As it is");
  expect(stand(null)).toBeNull();
  expect(stillReplying(replying!, { now: new Map() })).toBe(replying);
});

test("a draft goes back to its topic where that is still one of the room, or to the title of the one it starts", () => {
  const nowhere = { replying: null, topic: null, newTopic: "" };
  expect(keptBelonging({ body: "x", topic: "two" }, page)).toEqual({ ...nowhere, topic: "two" });
  expect(keptBelonging({ body: "x", topic: "gone" }, page)).toEqual(nowhere);
  expect(keptBelonging({ body: "x", newTopic: "Gates" }, page)).toEqual({ ...nowhere, newTopic: "Gates" });
});

test("on the page of a topic it is of that topic", () => {
  const there = { ...page, topic: topicOf("one") };
  for (const draft of [{ topic: "two" }, { newTopic: "Gates" }])
    expect(keptBelonging({ body: "x", ...draft }, there)).toEqual({
      replying: null,
      topic: null,
      newTopic: "",
    });
});
