import { z } from "zod";
import { passwordLengths } from "./password-lengths.ts";

/** Why a password is refused: a key of locales/<lang>/errors.json. */
export type PasswordWeakness = "breachedPassword" | "guessablePassword" | "ownNamePassword";

interface KnownWords {
  /** Names of cities and countries, in any spelling. */
  readonly network: readonly string[];
  /** The person's own name and address. */
  readonly own: readonly string[];
  /** Whether a password, in small letters, stands on the list of stolen ones. */
  readonly isBreached: (password: string) => boolean;
}

/** With fewer characters left, what stands between the well-known words is guessed in no time. */
const least = 6;

/** What stands in passwords of this network without making them harder to guess, the longest first where one holds another. */
const commonWords =
  "secretariat representative administrator password passwort matkhau katasandi initiative national network changeme document country welcome qwertyuiop asdfghjkl letmein shepherd zxcvbnm thanhpho meeting portal member office cities asdfgh digital qwerty azerty partner zxcvbn smart asean admin chair login ascn csco city kota pass";

/** Rows of a keyboard and of the alphabet: any piece of four, in either direction, counts as nothing. */
const rows = [
  "01234567890",
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "azertyuiop",
  "qsdfghjklm",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
  "qazwsxedcrfvtgbyhnujm",
  "1q2w3e4r5t6y7u8i9o0p",
  "zaq12wsxcde34rfv",
];
const walks = rows.flatMap((row) => [row, Array.from(row).reverse().join("")]);

const signs: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "8": "b",
  "@": "a",
  $: "s",
  "!": "i",
  "|": "i",
  "+": "t",
};

/** Small letters and digits without marks: "Đà Nẵng" → danang. Letters of other scripts stay. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/đ/g, "d")
    .replace(/[^\p{L}\p{N}@$!|+]/gu, "");
}

/** Digits and signs read as the letters they stand for: p@ssw0rd → password. */
function unmasked(text: string): string {
  return text.replace(/[0134578@$!|+]/g, (sign) => signs[sign] ?? sign);
}

/** The words of a name or address that count: at least three characters each, and all of it in one. */
function wordsOf(text: string): string[] {
  const parts = text.split(/[\s@._\-,()'/]+/u).map(plain);
  return [...parts, plain(text)].filter((word) => Array.from(word).length >= 3);
}

/** `text` without pieces of four or more that run along a row, and with one of four or more equal characters. */
function withoutWalks(text: string): string {
  let left = "";
  let from = 0;
  while (from < text.length) {
    let length = 0;
    while (from + length < text.length && isWalk(text.slice(from, from + length + 1))) length += 1;
    if (length < 4) left += text.charAt(from);
    from += length < 4 ? 1 : length;
  }
  return left.replace(/(.)\1{3,}/gu, "$1");
}

const isWalk = (piece: string) => walks.some((row) => row.includes(piece));

/** What is left without years, walks, the words, and digits and signs at the end. */
function remainder(text: string, words: readonly string[]): string {
  let left = text.replace(/(?:19|20)\d\d/g, " ");
  for (const word of [...words].sort((a, b) => b.length - a.length)) left = left.replaceAll(word, " ");
  return left
    .split(" ")
    .map((piece) => withoutWalks(piece).replace(/[^\p{L}]+$/u, ""))
    .join("");
}

/** The shortest of what the password leaves as it is written, and read through its disguise. */
function shortest(password: string, words: readonly string[]): string {
  const written = plain(password);
  const bare = written.replace(/(?:19|20)\d\d/g, "").replace(/[^\p{L}]+$/u, "");
  const candidates = [written, unmasked(written), unmasked(bare)].map((text) => remainder(text, words));
  return candidates.reduce((least, one) => (one.length < least.length ? one : least));
}

/** Why this password is too easily guessed by someone who knows the network and the person; null where it is not. */
export function weaknessOf(
  password: string,
  { network, own, isBreached }: KnownWords,
): PasswordWeakness | null {
  const written = plain(password);
  if (isBreached(password.toLowerCase()) || isBreached(written) || isBreached(unmasked(written)))
    return "breachedPassword";
  const common = [...commonWords.split(" "), ...network.flatMap(wordsOf)];
  const left = shortest(password, common);
  if (left.length < least) return "guessablePassword";
  if (isBreached(left)) return "breachedPassword";
  return shortest(password, [...common, ...own.flatMap(wordsOf)]).length < least ? "ownNamePassword" : null;
}

/** A new password: 12 to 512 characters (NFC) of any kind. How easily it is guessed the command asks, by `refuseWeakPassword`. */
export const newPassword = z
  .string("required")
  .transform((value) => value.normalize("NFC"))
  .superRefine((value, context) => {
    const { min, max } = passwordLengths;
    const length = Array.from(value).length;
    const refuse = (message: string, limit?: number) => {
      context.addIssue({ code: "custom", message, params: limit === undefined ? {} : { limit } });
    };
    if (length === 0) refuse("required");
    else if (length < min) refuse("shortPassword", min);
    else if (length > max) refuse("tooLongPassword", max);
    else if (!value.isWellFormed() || /[\p{Cc}\ufffd]/u.test(value)) refuse("badCharacters");
  });
