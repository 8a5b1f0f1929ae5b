import { documentExportRows } from "./table-exports.ts";
import { apartMachineRows } from "./table-rooms-apart.ts";
import { administrators, everyone, signedIn, type MachineRow, type PageRow } from "./rows.ts";

const open = (route: string, at: PageRow["at"], missing?: string): PageRow => ({
  route,
  at,
  see: everyone(200),
  ...(missing === undefined ? {} : { missing }),
});

/** What everyone sees, and where nobody does anything. */
export const publicRows: readonly PageRow[] = [
  open("$lang._index", "/"),
  open("$lang.about._index", "/about"),
  open("$lang.about.design", "/about/design"),
  open("$lang.accessibility", "/accessibility"),
  open("$lang.privacy", "/privacy"),
  open("$lang.cities._index", "/cities"),
  open("$lang.cities.$slug._index", "/cities/da-nang", "/cities/atlantis"),
  open("$lang.cities.$slug.history", "/cities/da-nang/history", "/cities/atlantis/history"),
  open("$lang.documents._index", "/documents"),
  open(
    "$lang.documents.$slug.compare",
    "/documents/investment-toolkit/compare?from=1&to=2",
    "/documents/none/compare?from=1&to=2",
  ),
  open("$lang.experiences._index", "/experiences"),
  open("$lang.experiences.$slug", ({ experience }) => `/experiences/${experience}`, "/experiences/none"),
  open("$lang.meetings._index", "/meetings"),
  open("$lang.meetings.$slug", ({ meeting }) => `/meetings/${meeting}`, "/meetings/none"),
  open("$lang.rooms._index", "/rooms"),
  open("$lang.initiatives._index", "/initiatives"),
  {
    route: "$lang.$",
    at: "/nothing-here",
    see: everyone(404),
    deeds: [{ fields: {}, may: everyone(404) }],
    missing: "/nothing-there",
  },
  {
    route: "$lang.text-size",
    at: "/text-size",
    see: everyone(303),
    deeds: [{ fields: { size: "l" }, may: { otherwise: "done" }, empty: everyone(303) }],
  },
];

/** Machine addresses of server/http.ts. */
export const machineRows: readonly MachineRow[] = [
  { path: "/healthz", at: "/healthz", see: everyone(200) },
  { path: "/readyz", at: "/readyz", see: everyone(200) },
  {
    path: "/texts/:lang/:version/:parts{[a-z.-]+[.]json}",
    at: "/texts/en/any/frame.terms.json",
    see: everyone(200),
  },
  {
    path: "/letters/stop/:token",
    at: "/letters/stop/none",
    fields: { "List-Unsubscribe": "One-Click" },
    see: everyone(404),
  },
  { path: "/robots.txt", at: "/robots.txt", see: everyone(200) },
  { path: "/favicon.svg", at: "/favicon.svg", see: everyone(200) },
  {
    path: "/api/v1/adoption-record.schema.json",
    at: "/api/v1/adoption-record.schema.json",
    see: everyone(200),
  },
  {
    path: "/:lang/documents/:slug/adoption.json",
    at: "/en/documents/online-portal/adoption.json",
    see: everyone(404),
  },
  {
    path: "/:lang/documents/:slug/adoption.pdf",
    at: "/en/documents/online-portal/adoption.pdf",
    see: everyone(404),
  },
  {
    path: "/:lang/documents/:slug/adoption.pdf",
    at: "/vi/documents/example-adopted/adoption.pdf",
    see: everyone(200),
  },
  { path: "/assets/*", at: ({ asset }) => `/assets/${asset}`, see: everyone(200) },
  { path: "/assets/*", at: "/assets/none.js", see: everyone(404) },
  { path: "/assets/*", at: "/assets/..%2f..%2fserver%2findex.js", see: everyone(404) },
  { path: "/:lang/admin/:file{trace\\.(?:json|csv)}", at: "/en/admin/trace.json", see: administrators },
  { path: "/:lang/admin/:file{trace\\.(?:json|csv)}", at: "/en/admin/trace.csv", see: administrators },
  { path: "/:lang/admin/:file{trace\\.(?:json|csv)}", at: "/xx/admin/trace.csv", see: everyone(404) },
  { path: "/:lang/account/:file{trace\\.(?:json|csv)}", at: "/en/account/trace.json", see: signedIn },
  { path: "/:lang/account/:file{trace\\.(?:json|csv)}", at: "/en/account/trace.csv", see: signedIn },
  // There is nothing to fetch before it was asked for and made.
  { path: "/:lang/account/data.json", at: "/en/account/data.json", see: { otherwise: 404, visitor: 401 } },
  ...documentExportRows,
  ...apartMachineRows,
  { path: "*", at: "/api/v1/none", see: everyone(404) },
  {
    ...{ path: "/files/:id/:name", at: ({ attachedFile }) => `/files/${attachedFile}/a.txt` },
    see: { otherwise: 404, members: 200 },
  },
  {
    ...{ path: "/files/:id/:name", at: ({ keptFile }) => `/files/${keptFile}/a.txt` },
    see: { otherwise: 404, csco: 200 },
  },
  { path: "/files/:id/:name", at: "/files/none/none.pdf", see: everyone(404) },
  {
    ...{ path: "/files/:id/preview", at: ({ roomPicture }) => `/files/${roomPicture}/preview` },
    see: { otherwise: 404, members: 200 },
  },
  {
    ...{ path: "/files/:id/:name", at: ({ roomPicture }) => `/files/${roomPicture}/a.png` },
    see: { otherwise: 404, members: 200 },
  },
  // A text has no preview.
  {
    path: "/files/:id/preview",
    at: ({ attachedFile }) => `/files/${attachedFile}/preview`,
    see: everyone(404),
  },
  {
    ...{ path: "/:lang/rooms/:slug/files", at: "/en/rooms/covid-19-response/files", fields: {} },
    see: { otherwise: 200, visitor: 401, ended: 403, administrator: 403 },
  },
  {
    ...{
      path: "/:lang/rooms/:slug/files",
      at: ({ membersRoom }) => `/en/rooms/${membersRoom}/files`,
      fields: {},
    },
    see: { otherwise: 404, members: 200 },
  },
  { path: "/:lang/rooms/:slug/files", at: "/en/rooms/none/files", fields: {}, see: everyone(404) },
  { path: "*", at: "/cities", see: everyone(302) },
];
