import { expect, test } from "vitest";
import { createTexts } from "./texts.ts";

const english = {
  rooms: {
    title: "Rooms",
    markup: "a </script> b",
    unread_one: "{{count}} message",
    unread_other: "{{count}} messages",
    edited: "edited",
  },
  cities: { title: "Cities" },
};
const inEnglish = createTexts("en", english, english);
const inVietnamese = createTexts(
  "vi",
  { rooms: { title: "Phòng", markup: "a", unread_other: "{{count}} tin" } },
  english,
);

test("a text with values is told for each of them, however many were asked for before", () => {
  for (let count = 0; count < 5_000; count += 1)
    expect(inEnglish.find("rooms", "unread", { count }).text).toBe(
      count === 1 ? "1 message" : `${String(count)} messages`,
    );
  expect(inEnglish.find("rooms", "unread", { count: 1 }).text).toBe("1 message");
});

test("what a language lacks is English, and says so", () => {
  expect(inVietnamese.find("rooms", "unread", { count: 1 })).toEqual({ text: "1 tin", lang: "vi" });
  expect(inVietnamese.find("cities", "title")).toEqual({ text: "Cities", lang: "en" });
});

test("a text that reads as its key is a text; a key that English lacks is a fault", () => {
  for (const values of [undefined, {}, { count: 1 }])
    expect(inEnglish.find("rooms", "edited", values).text).toBe("edited");
  expect(() => inEnglish.find("rooms", "nowhere", {})).toThrow("no text rooms:nowhere");
  expect(() => inVietnamese.find("rooms", "nowhere")).toThrow("no text rooms:nowhere");
});

test("a page carries the parts it names and no others, safe within a script element", () => {
  expect(JSON.parse(inEnglish.carry(["cities"]))).toEqual({ en: { cities: english.cities } });
  expect(JSON.parse(inVietnamese.carry(["cities", "rooms"]))).toMatchObject({
    vi: { rooms: { title: "Phòng" } },
  });
  expect((JSON.parse(inEnglish.carry(["rooms"])) as { en: typeof english }).en.rooms).toEqual(english.rooms);
});
