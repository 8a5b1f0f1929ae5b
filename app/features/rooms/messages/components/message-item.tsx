import type { ReactNode } from "react";
import { RichText } from "#app/components/rich-text.tsx";
import { ThreadItem } from "#app/components/thread.tsx";
import { useFormats, useTexts } from "#app/language/use-texts.tsx";
import { MessageCards } from "../../writing/components/message-cards.tsx";
import { MessageFiles } from "../../attachments/components/message-files.tsx";
import { useRoomView } from "../../reading/components/room-view.tsx";
import type { ShownMessage } from "../../timeline.ts";

interface MessageItemProps {
  readonly message: ShownMessage;
  readonly who: ReactNode;
  /** Links and buttons below it. */
  readonly actions?: ReactNode;
  /** What it answers. */
  readonly answers?: ReactNode;
  /** Stands in the place of its words. */
  readonly inPlace?: ReactNode;
  /** Whether its time leads to its place in the room, on the room's own page; elsewhere no line says the day. */
  readonly isLinked?: boolean;
  /** Yellow for the one that is looked at. */
  readonly isNow?: boolean;
}

/** A message as a point of the line: who, when, the words, or what stands in their place. */
export function MessageItem(props: MessageItemProps) {
  const { message, who, actions, answers, inPlace, isLinked = false, isNow = false } = props;
  const t = useTexts("rooms");
  const formats = useFormats();
  const { n, at, by, html, edited } = message;
  const { city, country } = by.office;
  const { zone } = useRoomView();
  // As exact as what is shown: fifty messages would carry their seconds for nothing.
  const time = (
    <time dateTime={`${at.slice(0, 16)}Z`} suppressHydrationWarning>
      {isLinked ? formats.time(new Date(at), zone) : formats.dateTime(new Date(at), zone)}
    </time>
  );
  return (
    <ThreadItem
      id={`m-${String(n)}`}
      point={message.deleted ? "open" : isNow ? "now" : "done"}
      who={<span suppressHydrationWarning>{who}</span>}
      where={
        city !== null && country !== null && <span suppressHydrationWarning>{formats.country(country)}</span>
      }
      when={
        <>
          {isLinked ? <a href={`?at=${String(n)}#m-${String(n)}`}>{time}</a> : time}
          {edited && html !== null && <> · {t("edited")}</>}
        </>
      }
      quote={answers}
      actions={actions}
    >
      {inPlace ?? <Words {...message} />}
    </ThreadItem>
  );
}

/** What it says, what it quotes and its files; of one without words why. */
function Words({ html, lang, deleted, cards, files }: ShownMessage) {
  const t = useTexts("rooms");
  if (html === null) return <p className="soft">{t(deleted ? "deleted" : "hidden")}</p>;
  return (
    <>
      <RichText html={html} lang={lang ?? undefined} />
      <MessageCards cards={cards} />
      <MessageFiles files={files} lang={lang ?? undefined} />
    </>
  );
}
