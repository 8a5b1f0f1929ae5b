import { Children, Fragment, type ReactNode } from "react";
import { EmptyState } from "#app/components/empty-state.tsx";
import { RichText } from "#app/components/rich-text.tsx";
import { Thread, ThreadDivider, ThreadItem } from "#app/components/thread.tsx";
import { useFormats, useTexts } from "#app/language/use-texts.tsx";
import type { By } from "../room-event.ts";
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
            <Message message={message} who={officeName(message.by)} actions={actionsOf?.(message)} />
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

interface MessageProps {
  readonly message: ShownMessage;
  readonly who: ReactNode;
  readonly actions: ReactNode;
}

function Message({ message, who, actions }: MessageProps) {
  const t = useTexts("rooms");
  const formats = useFormats();
  const { n, at, by, html, lang, edited } = message;
  const { city, country } = by.office;
  return (
    <ThreadItem
      id={`m-${String(n)}`}
      point={message.deleted ? "open" : "done"}
      who={<span suppressHydrationWarning>{who}</span>}
      where={
        city !== null && country !== null && <span suppressHydrationWarning>{formats.country(country)}</span>
      }
      when={
        <>
          <time dateTime={at} suppressHydrationWarning>
            {t("utc", { time: formats.time(new Date(at)) })}
          </time>
          {edited && html !== null && <> · {t("edited")}</>}
        </>
      }
      actions={actions}
    >
      {html === null ? (
        <p className="soft">{t(message.hidden ? "hidden" : "deleted")}</p>
      ) : (
        <RichText html={html} lang={lang ?? undefined} />
      )}
    </ThreadItem>
  );
}
