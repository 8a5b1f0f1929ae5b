/** Controls but tab and line ends, what stands for a broken byte, and what is no character yet (as features/access/text.ts refuses them). */
const unreadable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffd\p{Cn}]/gu;
/** Ten marks a letter are more than any language needs. */
const furtherMarks = /((?:\p{M}\p{Cf}*){10})(?:\p{M}\p{Cf}*)+/gu;
const lineEnds = /\r\n?|[\u0085\u2028\u2029]/g;

/** The text as the portal keeps texts (NFC, line ends as \n, no blanks around), without what cannot be kept; and whether something was taken out. */
export function readableText(given: string): { readonly text: string; readonly isChanged: boolean } {
  const tidy = given.toWellFormed().replace(lineEnds, "\n").normalize("NFC").trim();
  const text = tidy.replace(unreadable, "").replace(furtherMarks, "$1").trim();
  return { text, isChanged: text !== tidy };
}
