import { randomUUID } from "node:crypto";
import { everyone, type Deed, type PageRow } from "./rows.ts";
import type { PerKind } from "./kinds.ts";

const comments: Deed = {
  fields: ({ paragraph }) => ({
    ...{ id: randomUUID(), version: "1", paragraph, type: "editorial", lang: "en", body: "A comment." },
  }),
  may: { otherwise: 403, visitor: 401, ofCities: "done", ofCountries: "done" },
};
const nobodyComments: Deed = { ...comments, may: everyone(404) };

const posts = (may: Deed["may"]): Deed => ({ fields: () => ({ id: randomUUID(), body: "A message." }), may });

const membersOnly = (status: number): PerKind<number> => ({ otherwise: 404, members: status });
const membersAndGuest: PerKind<number> = { otherwise: 404, members: 200, partner: 200 };

/** The parts' pages with rights of their own: cities, documents, initiatives, rooms. */
export const partRows: readonly PageRow[] = [
  {
    route: "$lang.cities.$slug.edit",
    at: "/cities/da-nang/edit",
    see: { otherwise: 403, visitor: 401, ofOwnCity: 200 },
    deeds: [
      {
        fields: ({ summaryVersion }) => ({ version: summaryVersion, lang: "en", text: "A text." }),
        may: { otherwise: 403, visitor: 401, ofOwnCity: "done" },
      },
    ],
    missing: "/cities/atlantis/edit",
  },
  {
    route: "$lang.documents.$slug._index",
    at: "/documents/online-portal",
    see: everyone(200),
    deeds: [comments],
    missing: "/documents/none",
  },
  {
    route: "$lang.documents.$slug._index",
    at: ({ draft }) => `/documents/${draft}`,
    see: everyone(404),
    deeds: [nobodyComments],
    missing: "/documents/none",
  },
  {
    route: "$lang.documents.$slug.versions.$number",
    at: "/documents/online-portal/versions/1",
    see: everyone(200),
    deeds: [comments],
    missing: "/documents/online-portal/versions/99",
  },
  {
    route: "$lang.documents.$slug.versions.$number",
    at: ({ draft }) => `/documents/${draft}/versions/1`,
    see: everyone(404),
    deeds: [nobodyComments],
    missing: "/documents/none/versions/1",
  },
  {
    route: "$lang.initiatives.new",
    at: "/initiatives/new",
    see: { otherwise: 403, visitor: 401, partners: 200 },
    deeds: [
      {
        fields: () => ({
          ...{ id: randomUUID(), lang: "en", title: "T", summary: "S", offer: "O", ask: "", contact: "C" },
          ...{ focusAreas: "civic-social", cities: "da-nang" },
        }),
        may: { otherwise: 403, visitor: 401, partners: "done" },
      },
    ],
  },
  {
    route: "$lang.initiatives.$reference",
    at: ({ submitted }) => `/initiatives/${submitted}`,
    see: { otherwise: 404, chair: 200, secretariat: 200, partner: 200 },
    deeds: [
      {
        fields: { step: "under-review" },
        may: { otherwise: 404, chair: 403, partner: 403, secretariat: "done" },
        again: 409,
      },
    ],
    missing: "/initiatives/ASCN-2019-9",
  },
  {
    route: "$lang.initiatives.$reference",
    at: ({ reviewed }) => `/initiatives/${reviewed}`,
    see: membersAndGuest,
    deeds: [
      {
        fields: { step: "under-review" },
        may: { otherwise: 404, members: 403, partner: 403, secretariat: "done" },
        done: 409,
      },
    ],
    missing: "/initiatives/ASCN-2019-9",
  },
  {
    route: "$lang.rooms.$slug._index",
    at: "/rooms/covid-19-response",
    see: everyone(200),
    deeds: [posts({ otherwise: "done", visitor: 401, ended: 403, administrator: 403 })],
    missing: "/rooms/none",
  },
  {
    route: "$lang.rooms.$slug._index",
    at: "/rooms/partner-proposals",
    see: { ...membersOnly(200), partners: 200 },
    deeds: [posts({ otherwise: 404, members: "done", partners: "done" })],
    missing: "/rooms/none",
  },
  {
    route: "$lang.rooms.$slug._index",
    at: ({ invitedRoom }) => `/rooms/${invitedRoom}`,
    see: membersAndGuest,
    deeds: [posts({ otherwise: 404, members: "done", partner: "done" })],
    missing: "/rooms/none",
  },
  {
    route: "$lang.rooms.$slug._index",
    at: ({ membersRoom }) => `/rooms/${membersRoom}`,
    see: membersOnly(200),
    deeds: [posts({ otherwise: 404, members: "done" })],
    missing: "/rooms/none",
  },
  {
    route: "$lang.rooms.$slug._index",
    at: ({ invitedRoom }) => `/rooms/${invitedRoom}-members`,
    see: membersOnly(200),
    deeds: [posts({ otherwise: 404, members: "done" })],
    missing: "/rooms/none",
  },
  {
    route: "$lang.rooms.$slug._index",
    at: ({ experience }) => `/rooms/experience-${experience}`,
    see: everyone(200),
    deeds: [posts({ otherwise: "done", visitor: 401, ended: 403, administrator: 403 })],
    missing: "/rooms/experience-none",
  },
  {
    route: "$lang.rooms.$slug._index",
    at: "/rooms/covid-19-response?before=2",
    see: everyone(200),
    deeds: [
      {
        fields: ({ formMessage }) => ({ deed: "edit", message: formMessage, text: "Changed." }),
        may: { otherwise: 403, visitor: 401, csco: "done" },
        // The empty form is a message without words.
        empty: { otherwise: 422, visitor: 401, ended: 403, administrator: 403 },
      },
    ],
  },
];
