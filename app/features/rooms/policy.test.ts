import { describe, expect, test } from "vitest";
import { visitor, type Actor, type OfficeKind } from "#app/features/access/actor.ts";
import { abilities } from "#app/features/access/policy.ts";
import {
  messagePolicy,
  readableRooms,
  roomPolicy,
  topicPolicy,
  writableRooms,
  type Audience,
} from "./policy.ts";

const person = { id: "p", email: "p@ascn.example", name: "P" };

function actor(kind: OfficeKind, organisation: string | null = null): Actor {
  const office = { id: "o", kind, country: null, city: null, organisation, name: null };
  return { person, mandate: { id: `m-${kind}`, capacity: "head", office } };
}

const actors = {
  visitor,
  ended: { person, mandate: null },
  city: actor("city"),
  country: actor("country"),
  chair: actor("chair"),
  shepherd: actor("shepherd"),
  secretariat: actor("secretariat"),
  invited: actor("partner", "mekong"),
  partner: actor("partner", "lumen"),
  administrator: actor("administration"),
} as const;

const members = "city country chair shepherd secretariat";
const table: Record<Audience, { read: string; post: string }> = {
  everyone: { read: Object.keys(actors).join(" "), post: `${members} invited partner` },
  "members-and-partners": { read: `${members} invited partner`, post: `${members} invited partner` },
  members: { read: members, post: members },
  "members-and-invited": { read: `${members} invited`, post: `${members} invited` },
};

const audiences = Object.keys(table) as Audience[];

describe.each(audiences)("a room for %s", (audience) => {
  const room = { audience, state: "open", guests: ["mekong"] } as const;
  const closed = { ...room, state: "closed" } as const;

  test.each(["read", "post"] as const)("%s", (verb) => {
    const allowed = Object.entries(actors)
      .filter(([, who]) => abilities(roomPolicy, who, room)[verb])
      .map(([name]) => name);
    expect(allowed).toEqual(table[audience][verb].split(" "));
  });

  test("closed, it is read as before and written in by nobody", () => {
    for (const who of Object.values(actors))
      expect(abilities(roomPolicy, who, closed)).toEqual({
        ...abilities(roomPolicy, who, room),
        post: false,
        pin: false,
      });
  });

  test.each([
    ["the list asks for exactly the rooms that may be read", readableRooms, "read"],
    ["the statement that posts holds exactly the rooms that may be written in", writableRooms, "post"],
  ] as const)("%s", (_what, askedOf, verb) => {
    for (const [name, who] of Object.entries(actors)) {
      const { audiences: listed, guest } = askedOf(who);
      const isListed =
        listed.includes(audience) ||
        (audience === "members-and-invited" && room.guests.some((one) => one === guest));
      expect(isListed, name).toBe(roomPolicy[verb](who, room));
    }
  });
});

describe("a message", () => {
  const own = { mandateId: "m-city" };
  const open = { audience: "everyone", state: "open", guests: [] } as const;
  const cases = [
    ["its author", actors.city, { ...own, room: open }, { edit: true, delete: true }],
    ["another member", actors.country, { ...own, room: open }, { edit: false, delete: false }],
    ["a visitor", visitor, { ...own, room: open }, { edit: false, delete: false }],
    ["its author, mandate ended", actors.ended, { ...own, room: open }, { edit: false, delete: false }],
    [
      "a partner no longer invited",
      actors.partner,
      { mandateId: "m-partner", room: { audience: "members-and-invited", state: "open", guests: [] } },
      { edit: false, delete: false },
    ],
  ] as const;

  test.each(cases)("%s", (_who, who, message, allowed) => {
    expect(abilities(messagePolicy, who, message)).toEqual(allowed);
  });
});

test("messages are pinned by the Secretariat and the Chair; topics are settled by those, and by who started them", () => {
  const room = { audience: "everyone", state: "open", guests: [] } as const;
  const may = (verb: (who: Actor) => boolean) =>
    Object.entries(actors).flatMap(([name, who]) => (verb(who) ? [name] : []));
  expect(may((who) => roomPolicy.pin(who, room))).toEqual(["chair", "secretariat"]);
  const topic = { room, mandateId: "m-city" };
  expect(may((who) => topicPolicy.settle(who, topic))).toEqual(["city", "chair", "secretariat"]);
  const closed = { ...topic, room: { ...room, state: "closed" } as const };
  expect(may((who) => topicPolicy.settle(who, closed))).toEqual([]);
});
