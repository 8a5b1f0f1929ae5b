import { z } from "zod";

/** Format characters between marks do not make them fewer. */
const marks = /(?:\p{M}\p{Cf}*){11,}/u;
/**
 * Controls but tab and line ends; U+FFFD, which a broken byte or a lone surrogate of a form has become by the time it is
 * read; and what is no character yet: this Unicode's NFC and the database's might differ about it.
 */
const bad = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffd\p{Cn}]/u;
/** What nobody sees, bidi overrides and zero-width characters: refused in names; texts keep them, Khmer, Lao, Thai and Burmese need them. */
const invisible =
  /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\u2800]|(?![\ufe0e\ufe0f])\p{Default_Ignorable_Code_Point}/u;
const lineEnds = /\r\n?|[\u0085\u2028\u2029]/g;

/** NFC, line ends as \n, no blanks around. */
function tidy(value: string): string {
  return value.replace(lineEnds, "\n").normalize("NFC").trim();
}

function refusal(value: string): string | null {
  if (!value.isWellFormed() || bad.test(value)) return "badCharacters";
  return marks.test(value) ? "tooManyMarks" : null;
}

/** Whether there is nothing to be read. */
function isBlank(value: string): boolean {
  return Array.from(value).every((one) => invisible.test(one) || /\s/u.test(one));
}

interface Limits {
  readonly max: number;
  readonly optional?: boolean;
}

/**
 * A text someone wrote: NFC, at most `max` characters (code points), several lines allowed. Issues carry keys of
 * locales/<lang>/errors.json (`required`, `tooLong`, `badCharacters`, `tooManyMarks`) as messages.
 */
export function text({ max, optional = false }: Limits) {
  return z
    .string("required")
    .transform((value, context) => {
      const wrong = refusal(value);
      if (wrong) context.addIssue({ code: "custom", message: wrong });
      return wrong ? "" : tidy(value);
    })
    .pipe(
      z.string().superRefine((value, context) => {
        if (!optional && isBlank(value)) context.addIssue({ code: "custom", message: "required" });
        if (Array.from(value).length > max)
          context.addIssue({ code: "custom", message: "tooLong", params: { limit: max } });
      }),
    );
}

/** A name or title: as `text`, on one line, without invisible characters (`badCharacters`). */
export function line(limits: Limits) {
  return text(limits).pipe(z.string().refine((value) => !invisible.test(value), "badCharacters"));
}
