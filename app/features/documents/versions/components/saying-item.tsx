import type { ReactNode } from "react";
import { Tag } from "#app/components/tag.tsx";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { Speaker } from "#app/features/documents/comments/components/speaker.tsx";
import { Endonym } from "#app/features/documents/components/documents-page.tsx";
import { Saying } from "#app/features/documents/components/saying.tsx";
import type { ShownSaying } from "../shown-places.ts";

interface SayingItemProps {
  readonly saying: ShownSaying;
  readonly quote?: string | null;
  readonly tags?: ReactNode;
  /** What follows the comment: where it stands, what may be done. */
  readonly children?: ReactNode;
  readonly id?: string;
}

/** A comment as lists of the versions show it: who, when, in which language, and its words. */
export function SayingItem({ saying, quote, tags, children, id }: SayingItemProps) {
  const t = useTexts("documents");
  const { lang } = usePageTexts();
  return (
    <li className="saying" id={id}>
      <p>
        <strong>
          <Speaker speaker={saying} />
        </strong>{" "}
        <span className="small soft">
          <time dateTime={saying.createdAt.toISOString()}>
            <Saying said={saying.when} />
          </time>
          {saying.lang !== lang && (
            <>
              {" · "}
              <Endonym tag={saying.lang} />
            </>
          )}
        </span>
      </p>
      <div className="tag-row">
        <Tag>{t(`type.${saying.type}`)}</Tag>
        {tags}
      </div>
      {quote && (
        <blockquote className="thread-quote" dir="auto">
          {quote}
        </blockquote>
      )}
      <div className="prose" lang={saying.lang} dir="auto">
        {saying.body.split(/\n+/).map((line, index) => (
          <p key={index}>{line}</p>
        ))}
      </div>
      {children}
    </li>
  );
}
