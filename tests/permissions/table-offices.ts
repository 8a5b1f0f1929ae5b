import { randomUUID } from "node:crypto";
import { everyone, type PageRow } from "./rows.ts";

const aged = () => `${randomUUID()}@ascn.example`;

/** Offices, invitations to them, and partners' requests to register. */
export const officeRows: readonly PageRow[] = [
  {
    route: "$lang.offices._index",
    at: "/offices",
    see: { otherwise: 404, members: 200, partners: 200, administrator: 200 },
    deeds: [
      {
        fields: { kind: "chair", country: "VN", year: "2031" },
        may: { otherwise: 404, members: 403, partners: 403, secretariat: "done", administrator: "done" },
        again: 409,
      },
    ],
  },
  {
    route: "$lang.offices.$handle",
    at: ({ cityOffice }) => `/offices/${cityOffice}`,
    see: { otherwise: 404, members: 200, administrator: 200 },
    deeds: [
      {
        fields: () => ({
          ...{ deed: "invite", email: aged(), capacity: "editor", lang: "en", from: "", until: "" },
        }),
        may: {
          ...{ otherwise: 404, members: 403, csco: "done", nr: "done", alternate: "done" },
          administrator: "done",
        },
        // The forms are many: what is sent is read before whose it is.
        empty: { otherwise: 404, members: 422, administrator: 422 },
      },
      {
        fields: () => ({
          ...{ deed: "invite", email: aged(), capacity: "head", lang: "en", from: "", until: "" },
        }),
        may: { otherwise: 404, members: 403, nr: "done", alternate: "done", administrator: "done" },
        empty: { otherwise: 404, members: 422, administrator: 422 },
      },
      {
        fields: ({ mandates }) => ({ deed: "changeEnd", mandate: mandates.editor ?? "", until: "" }),
        may: {
          ...{ otherwise: 404, members: 403, csco: "done", nr: "done", alternate: "done" },
          administrator: "done",
        },
        empty: { otherwise: 404, members: 422, administrator: 422 },
      },
      {
        fields: () => ({ deed: "end", mandate: randomUUID() }),
        may: { otherwise: 404 },
        empty: { otherwise: 404, members: 422, administrator: 422 },
      },
    ],
    missing: "/offices/none",
  },
  {
    route: "$lang.invitation.$token",
    at: "/invitation/none",
    see: everyone(404),
    deeds: [{ fields: { name: "N", password: "a long password, longer" }, may: everyone(404) }],
  },
  {
    route: "$lang.register",
    at: "/register",
    see: everyone(200),
    deeds: [
      {
        fields: () => ({ organisation: "O", person: "P", email: aged(), purpose: "To help." }),
        may: { otherwise: "done" },
      },
    ],
  },
  {
    route: "$lang.registrations",
    at: "/registrations",
    see: { otherwise: 404, secretariat: 200, administrator: 200 },
    deeds: [
      {
        fields: () => ({ decision: "approve", registration: randomUUID() }),
        may: everyone(404),
        empty: { otherwise: 404, secretariat: 422, administrator: 422 },
      },
    ],
  },
];
