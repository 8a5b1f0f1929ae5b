import { expect, test } from "vitest";
import type { T } from "#app/language/use-texts.tsx";
import { roomName } from "./room-name.ts";

/** Says which text is asked for, and of what. */
const t: T = Object.assign(() => null, {
  plain: (key: string, values = {}) => [key, ...Object.values(values)].join(" "),
  lang: () => undefined,
});
const title = { text: "Sensors", lang: "en" };
const room = {
  slug: "initiative-x",
  kind: "initiative",
  subject: "X",
  audience: "members-and-invited",
  title,
};

test("an initiative's two rooms bear two names", () => {
  expect(roomName(t, room)).toEqual(title);
  expect(roomName(t, { ...room, audience: "members" }).text).toBe(
    "about.initiativeMembers \u2068Sensors\u2069",
  );
  expect(roomName(t, { ...room, audience: "members", title: null }).text).toBe("about.initiativeMembers X");
});

test("a standing room for members alone keeps its own name", () => {
  expect(roomName(t, { ...room, kind: "standing", audience: "members" })).toEqual(title);
});
