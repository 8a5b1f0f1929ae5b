import { describe, expect, test } from "vitest";
import { defaultSettings, settingEntries, settingsFrom } from "./settings.ts";

describe("what is stored becomes the settings", () => {
  test("nothing stored: the defaults", () => {
    expect(settingsFrom([])).toEqual({ settings: defaultSettings, unread: [] });
  });

  test("what is set holds, the rest keeps its default", () => {
    const { settings } = settingsFrom([
      { name: "limits.writes", value: { points: 7, seconds: 9 } },
      { name: "socketsPerPerson", value: 3 },
    ]);
    expect(settings.limits.writes).toEqual({ points: 7, seconds: 9 });
    expect(settings.socketsPerPerson).toBe(3);
    expect(settings.limits.joins).toEqual(defaultSettings.limits.joins);
  });

  test("every setting is stored under its name and read again", () => {
    const rows = settingEntries(defaultSettings).map(([name, value]) => ({ name, value }));
    expect(rows).toHaveLength(18);
    expect(settingsFrom(rows)).toEqual({ settings: defaultSettings, unread: [] });
  });

  test.each([
    ["limits.writes", { points: 0, seconds: 60 }],
    ["limits.writes", "many"],
    ["limits.unknown", { points: 1, seconds: 1 }],
    ["socketsPerPerson", 1.5],
    ["secondFactor", { isRequired: "no", graceDays: 1 }],
    ["session", null],
    ["__proto__", {}],
    ["constructor", 1],
  ])("%s with a value that cannot be falls back to its default and is told", (name, value) => {
    expect(settingsFrom([{ name, value }])).toEqual({ settings: defaultSettings, unread: [name] });
  });
});
