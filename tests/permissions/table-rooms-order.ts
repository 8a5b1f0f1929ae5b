import { randomUUID } from "node:crypto";
import type { PerKind } from "./kinds.ts";
import type { PageRow } from "./rows.ts";

/** In a room for everyone: Da Nang's CSCO wrote the message, all others who act for an office may report it. */
const reporters: PerKind<number> = { otherwise: 422, visitor: 401, ended: 403, csco: 403 };
const moderators = (status: number): PerKind<number> => ({
  ...{ otherwise: 403, visitor: 401 },
  ...{ secretariat: status, administrator: status },
});

/** Order in the rooms: reports and their moderation, and what rooms are set to. */
export const roomOrderRows: readonly PageRow[] = [
  {
    route: "$lang.rooms.reports",
    at: "/rooms/reports",
    see: { otherwise: 404, secretariat: 200, administrator: 200 },
  },
  {
    route: "$lang.rooms.$slug.messages.$n_.moderation",
    at: ({ messageNumbers }) => `/rooms/covid-19-response/messages/${String(messageNumbers.open)}/moderation`,
    see: { otherwise: 200, visitor: 401, ended: 403 },
    deeds: [
      {
        fields: { deed: "report", reason: "Not true." },
        may: { otherwise: "done", visitor: 401, ended: 403, csco: 403 },
        empty: reporters,
      },
      // The forms are refused for what they say, so that the message stays for the other rows.
      { fields: { deed: "hide", reason: "" }, may: moderators(422), empty: reporters },
      { fields: { deed: "restrict", reason: "", term: "hour" }, may: moderators(422), empty: reporters },
      { fields: { deed: "show" }, may: moderators(409), empty: reporters },
    ],
    missing: "/rooms/covid-19-response/messages/99999999/moderation",
  },
  {
    // The Secretariat wrote it; administrators see of it what was reported.
    route: "$lang.rooms.$slug.messages.$n_.moderation",
    at: ({ writtenRoom, messageNumbers }) =>
      `/rooms/${writtenRoom}/messages/${String(messageNumbers.members)}/moderation`,
    see: { otherwise: 404, members: 200 },
    deeds: [
      {
        fields: { deed: "hide", reason: "Not true." },
        may: { otherwise: 404, members: 403 },
        empty: { otherwise: 404, members: 422, secretariat: 403 },
      },
    ],
    missing: "/rooms/none/messages/1/moderation",
  },
  {
    route: "$lang.rooms.new",
    at: "/rooms/new",
    see: { otherwise: 403, visitor: 401, secretariat: 200 },
    deeds: [
      {
        fields: (_scene, kind) => ({ slug: `tried-${randomUUID()}`, audience: "members", "title.en": kind }),
        may: { otherwise: 403, visitor: 401, secretariat: "done" },
      },
    ],
  },
  {
    route: "$lang.rooms.$slug.settings",
    at: "/rooms/covid-19-response/settings",
    see: { otherwise: 403, visitor: 401, secretariat: 200, administrator: 200 },
    deeds: [
      {
        fields: { deed: "arrange", state: "open", audience: "everyone", was: "" },
        may: { otherwise: 403, visitor: 401, secretariat: "done" },
        empty: moderators(422),
      },
      // The room's pace stays what it is: nothing is written, and it answers as done.
      {
        fields: { deed: "pace", seconds: "0" },
        may: { otherwise: 403, visitor: 401, secretariat: "done", administrator: "done" },
      },
    ],
    missing: "/rooms/none/settings",
  },
  {
    route: "$lang.rooms.$slug.settings",
    at: ({ writtenRoom }) => `/rooms/${writtenRoom}/settings`,
    see: { otherwise: 404, members: 403, secretariat: 200 },
    deeds: [
      {
        fields: { deed: "pace", seconds: "0" },
        may: { otherwise: 404, members: 403, secretariat: "done" },
      },
    ],
    missing: "/rooms/none/settings",
  },
];
