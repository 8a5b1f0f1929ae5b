import { asRead } from "../writing/excerpt.ts";
import { fold, runsOf } from "./words.ts";

/** A piece of an excerpt; found ones are what was asked for. */
export interface Piece {
  readonly text: string;
  readonly isFound: boolean;
}

/** How many characters stand before the first place found, and in all. */
const before = 50;
const inAll = 180;

/** The part of a text around the first place where one of the question's words stands, with all such places in it marked. */
export function foundExcerpt(text: string, question: string): Piece[] {
  const characters = Array.from(asRead(text));
  const { spaced, unspaced } = runsOf(question);
  const places = placesOf(characters, [...spaced, ...unspaced]);
  const from = wordFrom(characters, (places[0]?.from ?? 0) - before, places[0]?.from ?? 0);
  const to = Math.min(characters.length, from + inAll);
  const pieces: Piece[] = from > 0 ? [{ text: "… ", isFound: false }] : [];
  let at = from;
  const add = (end: number, isFound: boolean) => {
    if (end > at) pieces.push({ text: characters.slice(at, end).join(""), isFound });
    at = Math.max(at, end);
  };
  for (const place of places) {
    if (place.from >= to) break;
    add(place.from, false);
    add(Math.min(place.to, to), true);
  }
  add(to, false);
  if (to < characters.length) pieces.push({ text: " …", isFound: false });
  return pieces;
}

/** The first beginning of a word from `at` on, before `end`; `at` itself where no word begins, as in scripts without spaces. */
function wordFrom(characters: readonly string[], at: number, end: number): number {
  if (at <= 0) return 0;
  const space = characters.indexOf(" ", at - 1);
  return space >= 0 && space < end ? space + 1 : at;
}

interface Place {
  readonly from: number;
  readonly to: number;
}

/** Where the words stand, at the beginnings of words in scripts with spaces, in order, as places among the characters. */
function placesOf(characters: readonly string[], words: readonly string[]): Place[] {
  let folded = "";
  /** For each letter of `folded` the character it came from. */
  const origins: number[] = [];
  characters.forEach((character, index) => {
    const plain = /\p{Cf}/u.test(character) ? "" : fold(character);
    origins.push(...Array<number>(plain.length).fill(index));
    folded += plain;
  });
  const found = words.flatMap((word) =>
    [...folded.matchAll(new RegExp(`${beginning(word)}${word}`, "gu"))].map(({ index }) => ({
      from: origins[index] ?? 0,
      to: (origins[index + word.length - 1] ?? 0) + 1,
    })),
  );
  return found.sort((one, other) => one.from - other.from);
}

/** Words hold letters, marks and digits only: nothing in them means anything to a pattern. */
const beginning = (word: string) => (/^\p{Script=Latin}/u.test(word) ? "(?<![\\p{L}\\p{N}])" : "");
