import { Children, Fragment, type ReactNode } from "react";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Thread, ThreadDivider } from "#app/components/thread.tsx";
import { useFormats, useTexts } from "#app/language/use-texts.tsx";
import type { By } from "../room-event.ts";
import { MessageItem } from "../messages/components/message-item.tsx";
import type { ShownMessage } from "../timeline.ts";

interface MessageListProps {
  readonly messages: readonly ShownMessage[];
  readonly officeName: (by: By) => ReactNode;
  /** What one may do to a message of one's own, below it. */
  readonly actionsOf?: (message: ShownMessage) => ReactNode;
  /** Messages on their way, after all others. */
  readonly children?: ReactNode;
}

/** Messages with the day (UTC) between them. Dates keep what the server wrote: browsers may write them differently. */
export function MessageList({ messages, officeName, actionsOf, children }: MessageListProps) {
  const t = useTexts("rooms");
  const formats = useFormats();
  if (messages.length === 0 && Children.count(children) === 0) return <EmptyState title={t("empty")} />;
  return (
    <Thread label={t.plain("discussion")}>
      {messages.map((message, index) => {
        const isNewDay = dayOf(message.at) !== dayOf(messages[index - 1]?.at ?? "");
        return (
          <Fragment key={message.n}>
            {isNewDay && (
              <ThreadDivider>
                <time dateTime={dayOf(message.at)} suppressHydrationWarning>
                  {formats.day(new Date(message.at))}
                </time>
              </ThreadDivider>
            )}
            <MessageItem message={message} who={officeName(message.by)} actions={actionsOf?.(message)} />
          </Fragment>
        );
      })}
      {children}
    </Thread>
  );
}

/** The day of a moment (ISO 8601, UTC). */
function dayOf(at: string): string {
  return at.slice(0, 10);
}
