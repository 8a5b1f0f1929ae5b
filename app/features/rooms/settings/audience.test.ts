import { describe, expect, test } from "vitest";
import type { Audience } from "../policy.ts";
import { audiencesOf, isWider, stampOf } from "./audience.ts";

const reach = (audience: Audience, guests: string[] = []) => ({ audience, guests });

describe("a room in which something was written is only narrowed", () => {
  test.each([
    [reach("members"), reach("members-and-invited", ["mekong"]), true],
    [reach("members"), reach("members-and-invited"), false],
    [reach("members-and-invited", ["mekong"]), reach("members-and-invited", ["mekong", "lumen"]), true],
    [reach("members-and-invited", ["mekong", "lumen"]), reach("members-and-invited", ["lumen"]), false],
    [reach("members-and-invited", ["mekong"]), reach("members-and-partners"), true],
    [reach("members-and-partners"), reach("members-and-invited", ["mekong"]), false],
    [reach("members-and-partners"), reach("everyone"), true],
    [reach("members-and-invited", ["mekong"]), reach("members"), false],
    [reach("members"), reach("everyone"), true],
    [reach("everyone"), reach("members-and-partners"), false],
    [reach("everyone"), reach("everyone"), false],
  ])("%o to %o: wider %s", (before, after, wider) => {
    expect(isWider(before, after)).toBe(wider);
  });
});

test("an initiative's rooms stay for whom they were opened, other kinds may be for anyone", () => {
  expect(audiencesOf({ kind: "initiative", audience: "members-and-invited" })).toEqual([
    "members-and-invited",
  ]);
  expect(audiencesOf({ kind: "standing", audience: "members" })).toHaveLength(4);
});

test("the stamp tells two settings apart, whatever the order of guests", () => {
  const room = { state: "open", audience: "members-and-invited", guests: ["b", "a"] } as const;
  expect(stampOf(room)).toBe(stampOf({ ...room, guests: ["a", "b"] }));
  expect(stampOf(room)).not.toBe(stampOf({ ...room, state: "closed" }));
});
