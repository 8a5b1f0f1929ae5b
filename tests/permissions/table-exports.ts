import { everyone, type MachineRow } from "./rows.ts";

const path = "/:lang/documents/:slug/versions/:file{[0-9]+\\.(?:docx|pdf|md)}";
const row = (at: string, status: number): MachineRow => ({ path, at, see: everyone(status) });

const matrixPath = "/:lang/documents/:slug/:file{matrix\\.(?:csv|xlsx|docx)}";
const roomPath = "/:lang/rooms/:slug/:file{export\\.(?:json|html)}";
const mentionsPath = "/:lang/rooms/:slug/mentions.json";
const messagesPath = "/:lang/rooms/:slug/messages.json";
const eventsPath = "/:lang/rooms/:slug/events.json";
const members = { otherwise: 403, visitor: 401, members: 200 } as const;

/** What is published everyone may take along; of drafts, and of what is not there, there is no file for anybody. */
export const documentExportRows: readonly MachineRow[] = [
  row("/en/documents/online-portal/versions/1.docx", 200),
  row("/en/documents/online-portal/versions/1.pdf", 200),
  row("/vi/documents/online-portal/versions/1.md", 200),
  row("/en/documents/online-portal/versions/1.md?in=th", 404),
  row("/en/documents/online-portal/versions/99.pdf", 404),
  row("/en/documents/none/versions/1.pdf", 404),
  { path: matrixPath, at: "/en/documents/online-portal/matrix.csv", see: members },
  { path: matrixPath, at: "/vi/documents/online-portal/matrix.xlsx", see: members },
  { path: matrixPath, at: "/en/documents/online-portal/matrix.docx", see: members },
  { path: matrixPath, at: "/en/documents/none/matrix.csv", see: everyone(404) },
  { path: roomPath, at: "/en/rooms/covid-19-response/export.json", see: members },
  { path: roomPath, at: "/vi/rooms/covid-19-response/export.html", see: members },
  {
    ...{ path: roomPath, at: "/en/rooms/partner-proposals/export.json" },
    see: { otherwise: 404, members: 200, partners: 403 },
  },
  { path: roomPath, at: "/en/rooms/none/export.json", see: everyone(404) },
  { path: messagesPath, at: "/en/rooms/covid-19-response/messages.json?at=1", see: everyone(200) },
  {
    ...{ path: messagesPath, at: ({ membersRoom }) => `/en/rooms/${membersRoom}/messages.json?before=2` },
    see: { otherwise: 404, members: 200 },
  },
  { path: messagesPath, at: "/en/rooms/none/messages.json", see: everyone(404) },
  { path: eventsPath, at: "/en/rooms/covid-19-response/events.json?after=1", see: everyone(200) },
  {
    ...{ path: eventsPath, at: ({ membersRoom }) => `/en/rooms/${membersRoom}/events.json?after=1` },
    see: { otherwise: 404, members: 200 },
  },
  { path: eventsPath, at: "/en/rooms/none/events.json", see: everyone(404) },
  {
    ...{ path: mentionsPath, at: "/en/rooms/covid-19-response/mentions.json" },
    see: { otherwise: 200, visitor: 401, ended: 403, administrator: 403 },
  },
  {
    ...{ path: mentionsPath, at: ({ membersRoom }) => `/vi/rooms/${membersRoom}/mentions.json` },
    see: { otherwise: 404, members: 200 },
  },
  { path: mentionsPath, at: "/en/rooms/none/mentions.json", see: everyone(404) },
];
