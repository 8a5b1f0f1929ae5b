import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { ToldMessage } from "#app/features/rooms/letters/reading.server.ts";
import type { Lang } from "#app/language/languages.ts";
import { readTexts } from "../texts.ts";
import { createMailer } from "./mailer.ts";
import { readMessage } from "./read-message.ts";
import type { Said } from "./said.ts";

const texts = readTexts(fileURLToPath(new URL("../../locales/", import.meta.url)));
const origin = "https://portal.example";
const zone = "Asia/Ho_Chi_Minh";
const token = "A".repeat(43);
const daNang = { kind: "city", country: "VN", name: "Đà Nẵng", city: "da-nang", organisation: null } as const;

const message = (given: Partial<ToldMessage>): ToldMessage => ({
  room: { slug: "document-online-portal", kind: "document", subject: "online-portal", isMembersPart: false },
  ...{ title: "A regional portal", n: 7, body: "Words", at: new Date("2026-11-28T05:30:00Z") },
  by: { id: "m", capacity: "head", office: { id: "o", ...daNang } },
  ...given,
});

/** The letter as it goes out, in plain text and as sent. */
async function post(said: Said, { lang = "en", stop = token }: { lang?: Lang; stop?: string | null } = {}) {
  const kept: string[] = [];
  const put = (_: string, raw: Uint8Array) =>
    Promise.resolve(void kept.push(Buffer.from(raw).toString("utf8")));
  const outbox = { put, list: () => Promise.reject(new Error()), read: () => Promise.resolve(null) };
  const mailer = createMailer({ smtpUrl: null, from: "p@ascn.example", origin, texts, outbox });
  const values = { count: said.messages.length };
  const letter = { kind: "roomRest", values, said, address: "a@b.example", path: "/rooms", id: "x" };
  await mailer.post({ ...letter, lang, ...(stop === null ? {} : { stop }) });
  const source = kept[0] ?? "";
  const parts = source.split(/\n\n/).map((part) => Buffer.from(part.split("\n--")[0] ?? "", "base64"));
  const html = parts.map((part) => part.toString("utf8")).find((part) => part.startsWith("<!doctype"));
  return {
    ...readMessage(source),
    html: html ?? "",
    headers: source.split("\n\n")[0]?.replace(/\n\s+/g, " "),
  };
}

test("a letter tells each message in full, with who, where, when, the way to it, and the way to stop", async () => {
  const body = "First line,\nsecond line.\n\n\n\nA new paragraph.";
  const { text, html, subject, headers } = await post({ messages: [message({ body })], zone });
  expect(subject).toBe("New messages in the rooms you follow: 1");
  const place = `${origin}/en/rooms/document-online-portal?at=7#m-7`;
  expect(text).toContain(
    `CSCO, Đà Nẵng, in “A regional portal”, 28 November 2026 at 12:30 (Indochina Time):\n${place}\n\n` +
      "First line,\nsecond line.\n\nA new paragraph.",
  );
  expect(text).toContain(`To get no more daily letters: ${origin}/en/letters/stop/${token}`);
  expect(html).toContain(`<a href="${place}">${place}</a>`);
  expect(html).toContain("<bdi>First line,</bdi><br>\n<bdi>second line.</bdi></p>");
  expect(headers).toContain(`List-Unsubscribe: <${origin}/letters/stop/${token}>`);
  expect(headers).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
});

test("an address longer than a phone is wide is broken, so that the letter needs no sideways scrolling", async () => {
  const { html } = await post({ messages: [message({})], zone });
  expect(html).toMatch(/<body style="[^"]*overflow-wrap:anywhere/);
});

test("a letter that nothing stops has no such headers", async () => {
  const { headers } = await post({ messages: [message({})], zone }, { stop: null });
  expect(headers).not.toContain("List-Unsubscribe");
});

test("in the reader's language, hours and zone, and rooms by their own names", async () => {
  const room = { slug: "partner-proposals", kind: "standing", subject: null, isMembersPart: false };
  const { text, subject, lang } = await post(
    { messages: [message({ room, title: null, body: "Xin chào" })], zone: "Asia/Manila" },
    { lang: "vi" },
  );
  expect(lang).toBe("vi");
  expect(subject).toBe("Tin nhắn mới trong các phòng ông/bà theo dõi: 1");
  expect(text).toMatch(/13:30.* \(Giờ Chuẩn Philippin\):/);
  expect(text).toContain(`${origin}/vi/rooms/partner-proposals?at=7#m-7\n\nXin chào`);
  const part = { slug: "initiative-x-members", kind: "initiative", subject: "X", isMembersPart: true };
  const apart = await post({ messages: [message({ room: part, title: "Flood sensors" })], zone });
  expect(apart.text).toContain("Initiative Flood sensors, members only");
  const other = await post({ messages: [message({ room, title: null })], zone }, { lang: "th" });
  expect(other.lang).toBe("th");
  expect(other.text).toContain(
    "ผู้แทนระดับเมือง, Đà Nẵng เขียนใน “ข้อเสนอของหุ้นส่วน” วันที่ 28 พฤศจิกายน 2026 เวลา 12:30 น. (เวลาอินโดจีน):",
  );
});

test("words are words: no mark-up, no link of theirs, no sentence of ours, no turned line", async () => {
  const body = "<b>x</b> {{stop}} $& \ue002https://evil.example\ue003 \ue004\r\n\u202eolleh\n-- \nשלום";
  const { text, html } = await post({ messages: [message({ body, title: "<i>{{by}}</i>" })], zone });
  expect(html).not.toContain("<b>");
  expect(html).not.toContain("<i>");
  expect(html).not.toContain('href="https://evil');
  expect(text).toContain("<b>x</b> {{stop}} $& https://evil.example\nolleh\n--\n\u2068שלום\u2069");
  expect(text).toContain("in “<i>{{by}}</i>”");
});
