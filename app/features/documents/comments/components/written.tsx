import { Fragment } from "react";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts } from "#app/language/use-texts.tsx";
import { splitMentions } from "#app/features/access/mentions.ts";

interface WrittenProps {
  readonly body: string;
  /** Handles of the offices that it mentions: those lead to the office. */
  readonly mentions: readonly string[];
}

/** What someone wrote, a paragraph a line. */
export function Written({ body, mentions }: WrittenProps) {
  return (
    <>
      {body.split(/\n+/).map((line, index) => (
        <p key={index}>{mentions.length === 0 ? line : <Line line={line} mentions={mentions} />}</p>
      ))}
    </>
  );
}

function Line({ line, mentions }: { readonly line: string; readonly mentions: readonly string[] }) {
  const { lang } = usePageTexts();
  return (
    <>
      {splitMentions(line, mentions).map(({ text, handle }, index) =>
        handle === null ? (
          <Fragment key={index}>{text}</Fragment>
        ) : (
          <a key={index} href={pathsOf(lang).office(handle)} dir="ltr">
            {text}
          </a>
        ),
      )}
    </>
  );
}
