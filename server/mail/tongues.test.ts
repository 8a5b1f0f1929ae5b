import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { ToldMessage } from "#app/features/rooms/letters/reading.server.ts";
import { languages, type Lang } from "#app/language/languages.ts";
import { flatten, type TextTree } from "#app/language/texts.ts";
import { readTexts } from "../texts.ts";
import { writeLetter } from "./write-letter.ts";

const folder = fileURLToPath(new URL("../../locales/", import.meta.url));
const texts = readTexts(folder);
const origin = "https://portal.example";
const network = "ASEAN Smart Cities Network";

type Room = ToldMessage["room"];
const standing = (slug: string): Room => ({
  ...{ slug, kind: "standing", subject: null },
  isMembersPart: false,
});
const rooms: readonly Room[] = [
  standing("covid-19-response"),
  standing("partner-proposals"),
  ...["document", "initiative", "initiativeMembers", "experience", "meeting"].map((kind): Room => ({
    slug: `${kind}-7`,
    kind: kind === "initiativeMembers" ? "initiative" : kind,
    subject: "7",
    isMembersPart: kind === "initiativeMembers",
  })),
];

const office = { id: "o", name: null, city: null, organisation: null } as const;
const lao = { ...office, kind: "country", country: "LA" } as const;
const asean = { ...office, country: null } as const;
const writers: readonly ToldMessage["by"][] = [
  { id: "1", capacity: "head", office: lao },
  { id: "2", capacity: "alternate", office: lao },
  { id: "3", capacity: "editor", office: { ...lao, kind: "city" } },
  ...(["chair", "shepherd", "secretariat", "partner", "administration"] as const).map((kind) => ({
    ...{ id: kind, capacity: "head" as const },
    office: { ...asean, kind },
  })),
];

/** A letter of rooms of every kind, from writers of every kind, who say nothing in words. */
function letterIn(lang: Lang, kind: "roomMentions" | "roomRest") {
  const messages = writers.map((by, index) => ({
    ...{ room: rooms[index % rooms.length]!, title: null, n: index + 1, body: "…" },
    ...{ at: new Date("2026-11-28T05:30:00Z"), by },
  }));
  const said = { messages, zone: "Asia/Dili" };
  const [link, stopLink] = [`${origin}/x`, `${origin}/y`];
  return writeLetter(texts, lang, { kind, values: { count: 8 }, said, link, stopLink, origin });
}

/** Every so many words that follow each other in a text; what all languages have alike is left out. */
function runsIn(text: string, length: number): Set<string> {
  const own = text.replaceAll(network, "").replace(/ASEAN|UTC|https?:\S+|\{\{\w+\}\}/g, "");
  const words = own.match(/[\p{L}\p{M}’'-]+/gu) ?? [];
  return new Set(
    words.map((_, index) =>
      words
        .slice(index, index + length)
        .join(" ")
        .toLowerCase(),
    ),
  );
}

/** What two texts have in common, word for word. */
function common(one: string, other: string, length: number): string[] {
  const runs = runsIn(one, length);
  return [...runsIn(other, length)].filter((run) => run.split(" ").length === length && runs.has(run));
}

describe.each(languages.map(({ tag }) => tag).filter((tag) => tag !== "en"))("in %s", (lang) => {
  test.each(["roomMentions", "roomRest"] as const)("%s has nothing of the English one", (kind) => {
    const english = letterIn("en", kind);
    const letter = letterIn(lang, kind);
    expect(letter.lang).toBe(lang);
    expect(letter.html).toContain(`<html lang="${lang}" dir="ltr">`);
    expect(common(english.text, letter.text, 2)).toEqual([]);
    expect(common(english.subject, letter.subject, 2)).toEqual([]);
    expect(common(english.text, english.text, 2).length).toBeGreaterThan(50);
  });

  test("no text of any letter has a sentence of English", () => {
    const known = new Map(textsOf("en"));
    const left = textsOf(lang).flatMap(([key, text]) => common(known.get(key) ?? "", text, 3));
    expect(left).toEqual([]);
  });
});

/** The texts of letters by their keys; places are called what they are called. */
function textsOf(lang: Lang): [string, string][] {
  const tree = JSON.parse(readFileSync(`${folder}${lang}/mail.json`, "utf8")) as TextTree;
  return flatten(tree).filter(([key]) => !key.startsWith("places."));
}
