import { Children, Fragment, type ReactNode } from "react";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Thread, ThreadDivider } from "#app/components/thread.tsx";
import { useFormats, useTexts } from "#app/language/use-texts.tsx";
import type { By } from "../room-event.ts";
import { useRoomView } from "../reading/components/room-view.tsx";
import { MessageItem } from "../messages/components/message-item.tsx";
import { shownMessages, type ShownMessage, type Timeline } from "../timeline.ts";
import { AnsweredMessage } from "../messages/components/answered-message.tsx";

interface MessageListProps {
  readonly timeline: Timeline;
  /** The topic whose messages alone are shown. */
  readonly topic?: string | undefined;
  readonly officeName: (by: By) => ReactNode;
  /** What stands below a message. */
  readonly actionsOf?: (message: ShownMessage) => ReactNode;
  /** What stands in the place of a message's words. */
  readonly inPlaceOf?: (message: ShownMessage) => ReactNode;
  /** Messages on their way, after all others. */
  readonly children?: ReactNode;
}

/** Messages with the day, in the reader's zone, between them, and the line where one left off. */
export function MessageList(props: MessageListProps) {
  const { timeline, topic, officeName, actionsOf, inPlaceOf, children } = props;
  const messages = shownMessages(timeline).filter((one) => topic === undefined || one.topic === topic);
  const t = useTexts("rooms");
  const { firstUnread } = useRoomView();
  const lineAt = firstUnread === null ? undefined : lineBefore(messages, firstUnread);
  const isHere = (n: number) => messages.some((one) => one.n === n);
  if (messages.length === 0 && Children.count(children) === 0) return <EmptyState title={t("empty")} />;
  return (
    <Thread label={t.plain("discussion")}>
      {messages.map((message, index) => (
        <Fragment key={message.n}>
          <Dividers at={message.at} before={messages[index - 1]?.at} isUnread={message.n === lineAt} />
          <MessageItem
            message={message}
            who={officeName(message.by)}
            actions={actionsOf?.(message)}
            answers={
              message.replyN !== null && (
                <AnsweredMessage
                  n={message.replyN}
                  isHere={isHere(message.replyN)}
                  {...{ timeline, officeName }}
                />
              )
            }
            inPlace={inPlaceOf?.(message)}
            isLinked
          />
        </Fragment>
      ))}
      {children}
    </Thread>
  );
}

interface DividersProps {
  /** When the message was written, and the one before it, where there is one (ISO 8601, UTC). */
  readonly at: string;
  readonly before: string | undefined;
  /** Whether it is the first unread one. */
  readonly isUnread: boolean;
}

/** What stands before a message: its day, where it is the first of it, and the line of the first unread one. Dates keep what the server wrote: browsers may write them differently. */
function Dividers({ at, before, isUnread }: DividersProps) {
  const reading = useTexts("room-reading");
  const formats = useFormats();
  const { zone } = useRoomView();
  const day = formats.day(new Date(at), zone);
  return (
    <>
      {(before === undefined || formats.day(new Date(before), zone) !== day) && (
        <ThreadDivider>
          <span suppressHydrationWarning>{day}</span>
        </ThreadDivider>
      )}
      {isUnread && (
        <ThreadDivider isNow id="unread">
          {reading("firstUnread")}
        </ThreadDivider>
      )}
    </>
  );
}

/** The message that the line of the first unread one stands before: none where it began before these messages. */
function lineBefore(messages: readonly ShownMessage[], firstUnread: number): number | undefined {
  const isHere = (messages[0]?.n ?? Infinity) <= firstUnread;
  return isHere ? messages.find(({ n }) => n >= firstUnread)?.n : undefined;
}
