/**
 * An office is mentioned by its handle (see /offices/{handle}) after an at sign. A Latin letter or a digit before it makes
 * it an address, letters of scripts that set no spaces do not.
 */
const mention = /(?<![a-z0-9._%+-])@([a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?)(?![a-z0-9-]*@)/gi;

/** As `mention`, at one place, and of who holds the office in a capacity as well: `csco-da-nang.editor`, the second one `csco-da-nang.editor-2`. */
const holder = new RegExp(
  `${mention.source}(?:\\.(?:head|alternate|editor)(?:-[1-9][0-9]?)?(?![a-z0-9-]))?`,
  "iy",
);

/** The mention that begins at `index` of the text, its handle in lower case; null where none does. */
export function mentionAt(text: string, index: number): { text: string; handle: string } | null {
  if (text[index] !== "@") return null;
  holder.lastIndex = index;
  const [found] = holder.exec(text) ?? [];
  return found === undefined ? null : { text: found, handle: found.slice(1).toLowerCase() };
}

/** The most that one text may mention: each of them is written to. */
export const mentionLimit = 20;

/** The handles that a text mentions, each once; whether there are such offices is another question. */
export function mentionsIn(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(mention), ([, handle = ""]) => handle.toLowerCase()))];
}

/** What is typed of a mention that ends where the text ends, letters of any script; null where none is begun. */
export function begunMention(text: string): string | null {
  return /(?<![a-z0-9._%+-])@([\p{L}\p{M}\p{N}.-]{1,60})$/iu.exec(text)?.[1] ?? null;
}

export interface MentionedOffice {
  readonly handle: string;
  readonly name: string;
}

/** The offices whose handle or name has what is typed, at most `count`, those with a word that begins so first; accents, spaces and hyphens do not matter. */
export function officesLike<O extends MentionedOffice>(
  offices: readonly O[],
  begun: string,
  count: number,
): O[] {
  const wanted = folded(begun);
  const isAtStart = ({ name }: O) => name.split(/[\s,-]+/).some((word) => folded(word).startsWith(wanted));
  const fitting = offices.filter(
    ({ handle, name }) => folded(handle).includes(wanted) || folded(name).includes(wanted),
  );
  return [...fitting.filter(isAtStart), ...fitting.filter((office) => !isAtStart(office))].slice(0, count);
}

function folded(text: string): string {
  return text
    .normalize("NFD")
    .toLowerCase()
    .replaceAll("đ", "d")
    .replace(/[\p{M}\s-]/gu, "");
}

export interface MentionStretch {
  readonly text: string;
  /** The office's handle, where this is a mention of it. */
  readonly handle: string | null;
}

/** The text in stretches; only offices of `known` are mentions, everything else is words. */
export function splitMentions(text: string, known: readonly string[]): MentionStretch[] {
  const stretches: MentionStretch[] = [];
  let at = 0;
  for (const found of text.matchAll(mention)) {
    const [whole] = found;
    const handle = whole.slice(1).toLowerCase();
    if (!known.includes(handle)) continue;
    if (found.index > at) stretches.push({ text: text.slice(at, found.index), handle: null });
    stretches.push({ text: whole, handle });
    at = found.index + whole.length;
  }
  if (at < text.length) stretches.push({ text: text.slice(at), handle: null });
  return stretches;
}
