import { expect, test } from "vitest";
import { defaultSettings } from "../access/settings.ts";
import { settingsFormSchema, writtenSettings } from "./settings-schema.ts";

const written = { version: "a-version-of-22-letter", ...writtenSettings(defaultSettings) };

test("what the form sends becomes the settings", () => {
  expect(settingsFormSchema.parse(written)).toEqual({
    version: "a-version-of-22-letter",
    ...defaultSettings,
  });
});

test.each(["", "0", "1001", "-1", "1.5", "1e2", "ten", "\u0000", "99999999"])(
  "sockets: %j is refused with the bounds",
  (value) => {
    const { error } = settingsFormSchema.safeParse({ ...written, socketsPerPerson: value });
    expect(error?.issues).toMatchObject([
      { path: ["socketsPerPerson"], message: "wholeBetween", params: { min: 1, max: 1000 } },
    ]);
  },
);

test("a session is not unused for longer than it lasts", () => {
  const session = { idleHours: "50", absoluteHours: "49" };
  const { error } = settingsFormSchema.safeParse({ ...written, session });
  expect(error?.issues).toMatchObject([{ path: ["session", "idleHours"], message: "idleBeyondAbsolute" }]);
});

test("a form without its fields is refused, not a fault", () => {
  for (const given of [{}, { limits: "x" }, { limits: { writes: [] } }])
    expect(settingsFormSchema.safeParse(given).success).toBe(false);
});
