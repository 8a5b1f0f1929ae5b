import type { ShownComment } from "#app/features/documents/shown.ts";
import { useTexts } from "#app/language/use-texts.tsx";

interface DecidedProps {
  readonly decided: NonNullable<ShownComment["decided"]>;
}

/** What the country makes of a comment of one of its cities, with its reason or the words that it went into. */
export function Decided({ decided: { decision, reason, reasonLang, into } }: DecidedProps) {
  const t = useTexts("threads");
  return (
    <>
      <p>
        {into ? <a href={`#comment-${into.id}`}>{t(`decided.${decision}`)}</a> : t(`decided.${decision}`)}
      </p>
      {reason !== null && (
        <p lang={reasonLang ?? undefined} dir="auto">
          {reason}
        </p>
      )}
      {into && (
        <p lang={into.lang} dir="auto">
          {into.body}
        </p>
      )}
    </>
  );
}
