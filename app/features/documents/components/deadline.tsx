import { formatsFor } from "#app/language/formats.ts";
import { useFormats, useTexts } from "#app/language/use-texts.tsx";

interface DeadlineProps {
  readonly closesAt: Date;
  readonly isOpen: boolean;
  readonly now: Date;
}

/** "Closes in 30 days, 21 December, 17:00 UTC": until when one may comment, or since when no more. */
export function Deadline({ closesAt, isOpen, now }: DeadlineProps) {
  const t = useTexts("documents");
  const formats = useFormatsOf("closes");
  const values = {
    distance: formats.relative(closesAt, now),
    date: formats.dayAndMonth(closesAt),
    time: formats.time(closesAt),
  };
  return <span suppressHydrationWarning>{isOpen ? t("closes", values) : t("closed", values)}</span>;
}

/** The formats of the language in which a sentence of this part stands: English where it fell back. */
export function useFormatsOf(key: string) {
  const own = useFormats();
  return useTexts("documents").lang(key) === undefined ? own : formatsFor("en");
}
