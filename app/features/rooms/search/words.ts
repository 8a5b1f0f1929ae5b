/** Scripts that put no spaces between words: Thai, Lao, Khmer, Burmese, Chinese, and Japanese that goes with it. */
const unspaced =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** A run of letters, marks and digits; zero-width signs within it are no part of it. */
const run = /[\p{L}\p{M}\p{N}]+/gu;
/** Signs nobody sees: U+200B between Khmer words, joiners in Burmese. */
const invisible = /\p{Cf}/gu;
/** Anything that folding could change beside its size. */
const beyondAscii = /[^\u0000-\u007f]/;
/** Words longer than this are cut: nobody looks for more. */
const longest = 60;

/** Cuts by its dictionaries for every language at once; made at the first use: making one costs far more than using it. */
let segmenter: Intl.Segmenter | undefined;

/** As it is compared: small letters, without accents and tone marks of Latin letters ("Đà Nẵng" → "da nang"). Vowel signs of other scripts are letters of the word and stay. */
export function fold(text: string): string {
  if (!beyondAscii.test(text)) return text.toLowerCase();
  // Only the marks that Latin letters carry; NFC puts Korean and Indic letters together again.
  const plain = text
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "");
  return plain.replace(/đ/g, "d").normalize("NFC");
}

interface Runs {
  /** Words of scripts with spaces. */
  readonly spaced: readonly string[];
  /** Unbroken stretches of scripts without. */
  readonly unspaced: readonly string[];
}

/** The folded runs of letters in a text. */
export function runsOf(text: string): Runs {
  const runs = fold(text.replace(invisible, "")).match(run) ?? [];
  return {
    spaced: runs.filter((one) => !unspaced.test(one)).map((one) => one.slice(0, longest)),
    unspaced: runs.filter((one) => unspaced.test(one)),
  };
}

/** The words in a stretch without spaces, as a dictionary cuts it. */
function wordsIn(stretch: string): string[] {
  segmenter ??= new Intl.Segmenter("en", { granularity: "word" });
  return Array.from(segmenter.segment(stretch))
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment.slice(0, longest));
}

/** Pairs of characters that follow each other: names that no dictionary knows are found by them. */
export function pairsIn(stretch: string): string[] {
  const characters = Array.from(stretch);
  return characters.slice(1).map((character, index) => `${characters[index] ?? ""}${character}`);
}

/** What stands in the index for the room of this slug itself, so that the words of one room are found without reading those of others; no word holds a colon. */
export const roomWord = (room: string): string => `room:${room}`;

/** What a message of the room of this slug is found by: its words, and of scripts without spaces the pairs of characters beside them. */
export function indexWords(room: string, text: string): string[] {
  const { spaced, unspaced: stretches } = runsOf(text);
  const cut = stretches.flatMap((stretch) => [...wordsIn(stretch), ...pairsIn(stretch)]);
  return [...new Set([roomWord(room), ...spaced, ...cut])];
}
