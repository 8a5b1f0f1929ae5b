import { describe, expect, test } from "vitest";
import { decideAdReferendum, decideMeeting, decideSilence, type Spoken, type Word } from "./procedures.ts";

const at = (time: string) => new Date(`2026-12-01T${time}:00Z`);
const said = (country: string, word: Word, time = "09:00"): Spoken => ({ country, word, at: at(time) });
const countries = ["TH", "VN", "SG"];

describe("at a meeting", () => {
  const meeting = (...spoken: Spoken[]) => decideMeeting({ spoken }, countries);

  test.each<[string, Spoken[], string | null]>([
    ["all adopt", [said("TH", "adopts"), said("VN", "adopts"), said("SG", "adopts")], "adopted"],
    [
      "a reservation is consent",
      [said("TH", "adopts"), said("VN", "reserves"), said("SG", "adopts")],
      "adopted",
    ],
    ["one cannot", [said("TH", "adopts"), said("VN", "cannot"), said("SG", "adopts")], "not-reached"],
    ["one is absent", [said("TH", "adopts"), said("VN", "absent"), said("SG", "adopts")], "adopted"],
    ["nobody is there", [said("TH", "absent"), said("VN", "absent"), said("SG", "absent")], "not-reached"],
    ["a word is missing", [said("TH", "adopts"), said("VN", "adopts")], null],
    [
      "of two words the last counts",
      [said("VN", "cannot"), said("TH", "adopts"), said("SG", "adopts"), said("VN", "adopts")],
      "adopted",
    ],
  ])("%s", (_, spoken, outcome) => {
    expect(meeting(...spoken)).toBe(outcome);
  });
});

describe("ad referendum", () => {
  const decide = (now: string, ...spoken: Spoken[]) =>
    decideAdReferendum({ spoken, expiresAt: at("12:00") }, countries, at(now));

  test("adopted as soon as every country has confirmed", () => {
    const two = [said("TH", "adopts"), said("VN", "reserves")];
    expect(decide("10:00", ...two)).toBeNull();
    expect(decide("10:00", ...two, said("SG", "adopts"))).toBe("adopted");
  });

  test("a country that cannot ends it, one that is silent until the date too", () => {
    expect(decide("10:00", said("TH", "cannot"))).toBe("not-reached");
    expect(decide("11:59", said("TH", "adopts"))).toBeNull();
    expect(decide("12:00", said("TH", "adopts"))).toBe("not-reached");
  });
});

describe("under silence", () => {
  const decide = (now: string, ...spoken: Spoken[]) =>
    decideSilence({ spoken, expiresAt: at("12:00") }, at(now));

  test("silence until the instant of expiry is consent", () => {
    expect(decide("11:59")).toBeNull();
    expect(decide("12:00")).toBe("adopted");
  });

  test.each<Word>(["objects", "amends"])("a country that %s before it breaks it", (word) => {
    expect(decide("11:59", said("TH", word, "11:58"))).toBe("broken");
    expect(decide("12:30", said("TH", word, "11:58"))).toBe("broken");
  });

  test("an objection at the instant of expiry is too late; a reservation does not break it", () => {
    expect(decide("12:00", said("TH", "objects", "12:00"))).toBe("adopted");
    expect(decide("11:59", said("TH", "reserves"))).toBeNull();
    expect(decide("12:00", said("TH", "reserves"))).toBe("adopted");
  });
});
