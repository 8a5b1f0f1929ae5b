import type { ReactNode } from "react";
import { useTexts } from "#app/language/use-texts.tsx";
import { useRoomView } from "../../reading/components/room-view.tsx";
import type { By } from "../../room-event.ts";
import type { Timeline } from "../../timeline.ts";
import { briefIn } from "../../brief.ts";

interface AnsweredMessageProps {
  /** The number of the message that is answered. */
  readonly n: number;
  readonly timeline: Timeline;
  /** Whether it stands on this page. */
  readonly isHere: boolean;
  readonly officeName: (by: By) => ReactNode;
}

/** Whom a message answers, with the first words of that; of what is deleted or hidden its number alone. */
export function AnsweredMessage({ n, timeline, isHere, officeName }: AnsweredMessageProps) {
  const t = useTexts("rooms");
  const brief = briefIn(timeline, useRoomView().answered ?? [], n);
  const place = `#m-${String(n)}`;
  return (
    <a href={isHere ? place : `?at=${String(n)}${place}`}>
      {brief ? (
        <span suppressHydrationWarning>
          {t("replyingTo")} {officeName(brief.by)}: <bdi lang={brief.lang ?? undefined}>{brief.words}</bdi>
        </span>
      ) : (
        t("answersMessage", { number: n })
      )}
    </a>
  );
}
