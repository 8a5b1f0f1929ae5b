import { z } from "zod";

const marks = /\p{M}{11,}/u;
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/u;
/** Bidi overrides and zero-width characters: refused in names; texts keep them, Khmer, Lao, Thai and Burmese need them. */
const invisible = /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/** NFC, line ends as \n, no blanks around. */
function tidy(value: string): string {
  return value.replace(/\r\n?/g, "\n").normalize("NFC").trim();
}

/** U+FFFD is what a broken byte or a lone surrogate of a form has become by the time it is read. */
function refusal(value: string): string | null {
  if (!value.isWellFormed() || value.includes("\ufffd") || controls.test(value)) return "badCharacters";
  return marks.test(value) ? "tooManyMarks" : null;
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
        if (value === "" && !optional) context.addIssue({ code: "custom", message: "required" });
        if (Array.from(value).length > max)
          context.addIssue({ code: "custom", message: "tooLong", params: { limit: max } });
      }),
    );
}

/** A name or title: as `text`, on one line, without invisible characters (`badCharacters`). */
export function line(limits: Limits) {
  return text(limits).pipe(
    z.string().refine((value) => !invisible.test(value) && !value.includes("\n"), "badCharacters"),
  );
}
