import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { dispositions } from "#app/features/documents/matrix/dispositions.ts";
import { describe, expect, test } from "vitest";
import { encodeValues, type LetterValue } from "#app/features/access/letter-values.ts";
import type { LetterKind, LetterValues } from "#app/features/access/mail.server.ts";
import { languages } from "#app/language/languages.ts";
import { createTexts, type Resources, type TextTree } from "#app/language/texts.ts";
import { readTexts } from "../texts.ts";
import { writeLetter } from "./write-letter.ts";

const folder = fileURLToPath(new URL("../../locales/", import.meta.url));
const texts = readTexts(folder);
const origin = "https://portal.example";
const link = `${origin}/vi/invitation/abc`;
const at = new Date("2026-12-31T23:59:59Z");
const daNang = { capacity: "head", office: { kind: "city", country: "VN", name: "Đà Nẵng" } } as const;
const vietNam = { capacity: "alternate", office: { kind: "country", country: "VN", name: null } } as const;

const thailand = { capacity: "head", office: { kind: "country", country: "TH", name: null } } as const;
const named = { document: "Online portal", version: 2 };
const ending = { ...named, at: { moment: at, zone: "Asia/Yangon" } };

const examples: LetterValues = {
  invitation: { office: daNang, by: vietNam, until: at },
  registrationReceived: { organisation: "Mekong Labs", person: "Somsak" },
  registrationAccepted: { organisation: "Mekong Labs", until: at },
  registrationDeclined: { organisation: "Mekong Labs", reason: "Too early." },
  mandateEndsSoon: { office: daNang, person: "Lan", at: { moment: at, zone: "UTC" } },
  mandateEnded: { office: daNang, at },
  mentioned: { office: daNang, by: vietNam, title: "A regional portal" },
  passwordReset: { until: at },
  passwordChanged: { at },
  mailConfirm: { until: at },
  mailChanged: { at },
  secondFactorChanged: { change: "passkeyAdded", at },
  dataReady: { until: at },
  accountClosing: { at },
  commentsInNewVersion: {
    ...{ document: "Online portal", version: 2 },
    fates: [
      { key: "led", values: { body: "Say <who>.", number: "2.1", to: "2.3" } },
      { key: "carried", values: { body: "We agree.", number: "2.1", to: "2.1" } },
      { key: "waiting", values: { body: "We disagree.", number: "2.2" } },
      { key: "whole", values: { body: "Good.", number: "" } },
      { key: "left", values: { body: "Old.", number: "3.1" } },
      { key: "more", values: { count: 7 } },
    ],
  },
  commentsAnswered: {
    ...{ document: "Online portal", version: 2 },
    answers: [
      ...dispositions.map((key) => ({ key, values: { body: "Say <who>.", response: "It says so." } })),
      { key: "more", values: { count: 7 } },
    ],
  },
  commentPeriodOpened: { document: "Online portal", version: 2, at, reason: "" },
  commentPeriodEndsSoon: { document: "Online portal", version: 2, at, reason: "" },
  commentPeriodChanged: { document: "Online portal", version: 2, at, reason: "More time for translations." },
  positionDue: { document: "Online portal", version: 2, at, reason: "" },
  positionDateMoved: { document: "Online portal", version: 2, at, reason: "More time for translations." },
  positionsEnded: { document: "Online portal", version: 2, at, reason: "Everyone has submitted." },
  commentPeriodEnded: { document: "Online portal", version: 2, at, reason: "Everyone has answered." },
  tabledAtMeeting: { ...named, notes: [{ key: "meeting", values: { meeting: "9th annual meeting" } }] },
  confirmationAsked: ending,
  silenceOpened: { ...ending, notes: [{ key: "short", values: { reason: "The flood does not wait." } }] },
  silenceRestarted: { ...ending, notes: [] },
  confirmationDue: ending,
  silenceEndsSoon: ending,
  silenceBroken: { ...ending, by: thailand, reason: "It names no <b>city</b>." },
  consensusNotReached: { ...ending, change: "ad-referendum" },
  procedureWithdrawn: { ...named, change: "silence" },
  versionAdopted: { ...ending, change: "meeting" },
  adoptionNoted: { ...named, occasion: "49th ASEAN Summit" },
  adoptionCorrected: { ...named, number: 1 },
};

function write(kind: string, values: Readonly<Record<string, LetterValue>>, lang: "en" | "vi" | "th" = "en") {
  return writeLetter(texts, lang, { kind, values: encodeValues(values), link, origin });
}

describe.each(Object.keys(examples) as LetterKind[])("%s", (kind) => {
  test.each(languages.map(({ tag }) => tag))("in %s: whole, with its one link", (lang) => {
    const letter = writeLetter(texts, lang, { kind, values: encodeValues(examples[kind]), link, origin });
    expect(letter.lang).toBe(lang);
    for (const part of [letter.subject, letter.text, letter.html]) {
      expect(part).not.toMatch(/\{\{|undefined|[\ue000\ue001]/);
      expect(part.trim()).not.toBe("");
    }
    expect(letter.text.split(`\n${link}\n`)).toHaveLength(2);
    expect(letter.html.match(/<a /g)).toHaveLength(1);
    expect(letter.html).toContain(`<a href="${link}"`);
    expect(letter.html).toContain(`<html lang="${letter.lang}"`);
  });
});

test("a reader whose language has no letters gets them in English, whole", () => {
  const english = { mail: JSON.parse(readFileSync(`${folder}en/mail.json`, "utf8")) as Resources[string] };
  const accounts = { office: { city: "ผู้แทนระดับเมือง" } };
  const without = new Map([...texts, ["th", createTexts("th", { accounts }, english)] as const]);
  const values = encodeValues(examples.invitation);
  const letter = writeLetter(without, "th", { kind: "invitation", values, link, origin });
  expect(letter).toEqual(writeLetter(texts, "en", { kind: "invitation", values, link, origin }));
});

test("offices and moments are written as the reader's language writes them", () => {
  expect(write("invitation", examples.invitation).text).toContain("Alternate, Viet Nam invites you");
  expect(write("invitation", examples.invitation).subject).toBe("You are invited to act as CSCO, Đà Nẵng");
  expect(write("invitation", examples.invitation, "vi").text).toContain("Việt Nam mời ông/bà");
  expect(write("passwordReset", examples.passwordReset).text).toContain(
    "until 1 January 2027 at 06:59 (Jakarta time)",
  );
  const closing = write("accountClosing", examples.accountClosing, "vi");
  for (const part of [closing.subject, closing.text]) expect(part).toContain("1 tháng 1 năm 2027");
  const ending = write("mandateEndsSoon", examples.mandateEndsSoon);
  expect(ending.subject).toContain("ends on 31 December 2026");
  expect(ending.text).toContain("until the end of 31 December 2026 (UTC)");
  expect(write("secondFactorChanged", examples.secondFactorChanged).text).toMatch(/^A passkey was added/);
});

test("a moment in the reader's zone is said with its place and in UTC; what has no notes has no gap", () => {
  const { text, subject } = write("silenceRestarted", examples.silenceRestarted);
  expect(subject).toBe("New text, new clock until 1 January 2027: Online portal");
  expect(text).toContain("1 January 2027 at 06:29 in Yangon, 31 December 2026 at 23:59 UTC.\n\nSilence is");
  expect(write("silenceBroken", examples.silenceBroken, "th").text).toContain("06:29 น. (เวลาย่างกุ้ง)");
  expect(write("silenceBroken", examples.silenceBroken, "vi").text).toContain("Đại diện quốc gia, Thái Lan");
  const ways = ["meeting", "ad-referendum", "silence"];
  for (const kind of ["versionAdopted", "procedureWithdrawn", "consensusNotReached"] as const)
    for (const change of ways) expect(() => write(kind, { ...examples[kind], change })).not.toThrow();
});

test("places are called in letters what they are called on pages", () => {
  const read = (file: string) => JSON.parse(readFileSync(`${folder}${file}.json`, "utf8")) as TextTree;
  for (const lang of ["en", "vi"]) {
    const { places } = read(`${lang}/mail`);
    const { zones } = read(`${lang}/periods`);
    expect(places).toEqual(zones);
  }
});

test("a value is words, whatever it holds: no mark-up, no line of its own in the subject, no turned sentence", () => {
  const organisation = `<b onclick="x">Labs</b> & Co\r\nBcc: all@example.org \u202eolleh`;
  const letter = write("registrationReceived", { organisation, person: "שלום" });
  expect(letter.subject).toBe(`<b onclick="x">Labs</b> & Co Bcc: all@example.org olleh asks to register`);
  expect(letter.html).not.toContain("<b onclick");
  expect(letter.html).toContain(
    "<bdi>&lt;b onclick=&quot;x&quot;&gt;Labs&lt;/b&gt; &amp; Co Bcc: all@example.org olleh</bdi>",
  );
  expect(letter.text).toContain("\u2068שלום\u2069 asks to register");
  expect(letter.html).toContain("<bdi>שלום</bdi>");
});

test("a value cannot stand for another, nor for a mark of its own", () => {
  const letter = write("registrationReceived", { organisation: "{{person}}", person: "$1 $& \ue000x\ue001" });
  expect(letter.subject).toBe("{{person}} asks to register");
  expect(letter.text).toContain("$1 $& x asks to register {{person}}");
});
