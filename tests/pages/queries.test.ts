import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openCountedPortal, type CountedPortal } from "./counted-portal.ts";
import { fillPages, importedFile } from "./page-scene.ts";
import { fillRoom, type TalkedRoom } from "./room-scene.ts";

const password = "pages-only";
/** Of any page in all, session and frame included. */
const most = 6;
let portal: CountedPortal;
let room: TalkedRoom;
const cookies = new Map<string, string>();
beforeAll(async () => {
  portal = await openCountedPortal(password);
  const { chair } = await fillPages(portal.db);
  room = await fillRoom(portal.db);
  const chosen = await ask("/account", await cookieOf("nr.ph"), new URLSearchParams({ mandate: chair }));
  expect(chosen.status).toBe(303);
}, 90_000);
afterAll(() => portal.close());

function ask(path: string, cookie: string, body?: URLSearchParams | FormData): Promise<Response> {
  const headers = { Origin: portal.origin, Cookie: cookie };
  return fetch(`${portal.origin}/en${path}`, {
    ...{ redirect: "manual", headers },
    ...(body ? { method: "POST", body } : {}),
  });
}

/** The cookie of a session of this account, opened once. */
async function cookieOf(handle: string): Promise<string> {
  const known = cookies.get(handle);
  if (known !== undefined || handle === "visitor") return known ?? "";
  const answer = await ask(
    "/sign-in",
    "",
    new URLSearchParams({ email: `${handle}@ascn.example`, password }),
  );
  const cookie = answer.headers.getSetCookie().find((one) => one.startsWith("session=")) ?? "";
  cookies.set(handle, cookie.split(";")[0] ?? "");
  return cookieOf(handle);
}

/** Opens a page and gives what it says with the statements it took. */
async function open(handle: string, path: string) {
  const cookie = await cookieOf(handle);
  portal.queries.length = 0;
  const answer = await ask(path, cookie);
  const text = await answer.text();
  return { status: answer.status, text, queries: [...portal.queries] };
}

/** Opens a page twice, and holds both to what it must say and to how many queries it may take. */
async function countTwice(handle: string, path: string, mark: string): Promise<void> {
  for (const time of ["first", "again"]) {
    const { status, text, queries } = await open(handle, path);
    expect.soft([status, text.includes(mark)], mark).toEqual([200, true]);
    if (handle !== "visitor") expect(queries.length).toBeGreaterThan(1);
    expect.soft(queries.length, `${time}:\n${queries.join("\n")}`).toBeLessThanOrEqual(most);
  }
}

describe("pages of documents take at most six queries in all, the first time and again", () => {
  test.each([
    ["csco.hanoi", "/documents/online-portal", "op-2-1"],
    ["csco.hanoi", "/documents/online-portal?paragraph=op-2-1", "We agree. 200"],
    ["secretariat", "/documents/online-portal?paragraph=op-2-1&beside=vi", "We agree. 200"],
    ["nr.th", "/documents/investment-toolkit?beside=vi", "it-1-1"],
    ["csco.hanoi", "/documents/online-portal?paragraph=op-2-1&amend=en", 'name="proposed"'],
    ["csco.hanoi", "/documents/investment-toolkit/versions/1", "it-1-1"],
    ["csco.hanoi", "/documents/online-portal/comments", "We agree."],
    ["csco.hanoi", "/documents/investment-toolkit/versions", "Version"],
    ["csco.hanoi", "/documents/investment-toolkit/compare", "it-1-1"],
    ["secretariat", "/documents/two-versions/versions/2/places", "Say in which month."],
    ["secretariat", "/documents/online-portal/draft", "op-1-1"],
    ["secretariat", "/documents/online-portal/draft?edit=op-1-1&in=vi", 'name="text"'],
    ["secretariat", "/documents/online-portal/draft?edit=op-2-1&from=&history", 'name="text"'],
    ["secretariat", "/documents/online-portal/matrix/import", 'type="file"'],
    ["csco.hanoi", "/documents/online-portal/period", "online-portal"],
    ["secretariat", "/documents/online-portal/draft/import", 'type="file"'],
    ["nr.vn", "/documents/online-portal/position", "We agree. 200"],
    ["csco.da-nang", "/documents/online-portal/position", "We agree. 200"],
    ["secretariat", "/documents/online-portal/position", "Viet Nam"],
    ["secretariat", "/documents/online-portal/matrix", "We agree. 3"],
    ["secretariat", "/documents/online-portal/matrix?unanswered=yes&country=VN&section=op-2", "We agree. 3"],
    ["nr.th", "/documents/online-portal/matrix", "We agree. 3"],
    ["secretariat", "/documents/online-portal/period", "closesDate"],
    ["nr.vn", "/documents/example-adopted/adoption", 'class="hash"'],
    ["visitor", "/documents/example-adopted/adoption", 'class="hash"'],
    ["nr.vn", "/documents/under-silence/adoption", 'name="proposed"'],
    ["nr.ph", "/documents/under-meeting/adoption", 'name="words.VN.word"'],
    ["nr.ph", "/documents/tabled/adoption", 'name="way"'],
    ["secretariat", "/documents", "online-portal"],
  ])("%s %s", countTwice);

  test("the preview of an import", async () => {
    const form = new FormData();
    form.append("lang", "en");
    form.append("file", importedFile);
    const sent = await ask("/documents/tabled/draft/import", await cookieOf("secretariat"), form);
    const address = sent.headers.get("Location")?.replace(/^\/en/, "") ?? "";
    let page = await open("secretariat", address);
    while (!page.text.includes("Cities share figures.")) {
      expect(page.status).toBe(200);
      await sleep(200);
      page = await open("secretariat", address);
    }
    expect(page.queries.length, page.queries.join("\n")).toBeLessThanOrEqual(most);
  });
});

/** By sessions whose browser has not told its zone, so that the city's is asked for; N and TOPIC are those of the scene. */
describe("pages of rooms take at most six queries in all", () => {
  test.each([
    ["csco.hanoi", "/rooms", "The wardens."],
    ["csco.hanoi", "/meetings/annual-meeting-4", "/rooms/meeting-annual-meeting-4"],
    ["visitor", "/rooms", "The wardens."],
    ["csco.hanoi", "/rooms/covid-19-response", "Who watches the gates"],
    ["visitor", "/rooms/covid-19-response", "Who watches the gates"],
    ["csco.hanoi", "/rooms/covid-19-response?topic=TOPIC&reply=N", "The wardens."],
    ["csco.hanoi", "/rooms/covid-19-response?before=3&reply=N", "Who watches the gates"],
    ["csco.hanoi", "/rooms/covid-19-response/messages/N", "Who watches the market gate?"],
    ["csco.hanoi", "/rooms/covid-19-response/messages/N/moderation", 'name="reason"'],
    ["secretariat", "/rooms/covid-19-response/messages/N/moderation", "Not here."],
    ["csco.hanoi", "/rooms/covid-19-response/messages/N/matrix", 'name="document"'],
    ["csco.hanoi", "/rooms/covid-19-response/search?q=gates", "<mark>gates</mark>"],
    ["secretariat", "/rooms/covid-19-response/settings", "Calm."],
    ["secretariat", "/rooms/reports", "Not here."],
    ["secretariat", "/rooms/new", 'name="slug"'],
    // Rooms that nobody has written in yet.
    ["csco.hanoi", "/rooms/document-online-portal", 'name="body"'],
    ["csco.hanoi", "/rooms/document-online-portal?reply=1", 'name="body"'],
    ["csco.hanoi", "/rooms/document-online-portal/search?q=gates", 'name="q"'],
    ["secretariat", "/rooms/document-online-portal/settings", 'name="audience"'],
  ])("%s %s", async (handle, path, mark) => {
    const named = (text: string) => text.replace("TOPIC", room.topic).replace(/\bN\b/, String(room.n));
    await countTwice(handle, named(path), named(mark));
  });
});

test.each(["visitor", "partner.mekong"])("a meeting's page names its room to no %s", async (handle) => {
  const { status, text } = await open(handle, "/meetings/annual-meeting-4");
  expect(status).toBe(200);
  expect(text).not.toContain("/rooms/meeting-annual-meeting-4");
});
