import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { RoomStore } from "../line/components/room-store.ts";
import { WaitingChange } from "../line/components/waiting-change.tsx";
import type { RoomState } from "../line/room-state.ts";
import { MessageActions } from "../messages/components/message-actions.tsx";
import { MessageMenu, type MenuRights } from "../messages/components/message-menu.tsx";
import type { useMessageMenu } from "../messages/components/use-message-menu.ts";
import { PageDialog } from "../messages/components/page-dialog.tsx";
import type { ShownMessage } from "../timeline.ts";
import type { Topic } from "../topics/topic.ts";

interface MessageFootProps {
  readonly room: string;
  readonly message: ShownMessage;
  readonly topics: readonly Topic[];
  /** The topic that alone is shown. */
  readonly topic: Topic | null;
  /** The mandate one acts under. */
  readonly ownMandate: string;
  readonly may: MenuRights;
  readonly state: RoomState;
  readonly store: RoomStore;
  /** The box is to answer this message. */
  readonly onReply: (message: ShownMessage) => void;
  readonly menu: ReturnType<typeof useMessageMenu>;
}

/** Below a message of a live room: the ways on, what is open there, and changes of it on their way. */
export function MessageFoot(props: MessageFootProps) {
  const { room, message, topics, topic, ownMandate, may, state, store, menu, onReply } = props;
  const { id } = message;
  const isOpen = menu.isOpen(id, "menu");
  const onToggle = (opener: HTMLElement) => {
    if (isOpen) menu.close();
    else menu.show({ id, part: "menu" }, opener);
  };
  const onReact = (emoji: string, on: boolean) => {
    store.change("room:react", { message: id, emoji, on });
  };
  return (
    <>
      <MessageActions
        {...{ room, message, topics, ownMandate }}
        topic={topic?.id}
        mayReply={may.write}
        onReply={() => {
          onReply(message);
        }}
        onReact={state.link === "connecting" || !may.write ? undefined : onReact}
        menu={menu.isReady ? { isOpen, onToggle } : undefined}
      />
      <Opened {...props} />
      {state.changes
        .filter(({ payload }) => payload["message"] === id)
        .map((change) => (
          <WaitingChange
            key={change.key}
            change={change}
            link={state.link}
            onSendAgain={store.sendAgain}
            onTakeBack={store.takeBack}
          />
        ))}
    </>
  );
}

/** What is open at the message: its menu, or what that leads to. */
function Opened({ room, message, ownMandate, may, store, menu }: MessageFootProps) {
  const t = useTexts("messages");
  const { id, n } = message;
  const paths = pathsOf(usePageTexts().lang);
  const opens = (part: "edit" | "history" | "report") => () => {
    menu.show({ id, part });
  };
  if (menu.isOpen(id, "menu"))
    return (
      <MessageMenu
        {...{ room, message, ownMandate, may }}
        onChange={store.change}
        onEdit={opens("edit")}
        onHistory={opens("history")}
        onReport={opens("report")}
        onClose={menu.close}
      />
    );
  const part = (["history", "report"] as const).find((one) => menu.isOpen(id, one));
  if (!part) return null;
  const page = part === "history" ? paths.message(room, n) : paths.messageModeration(room, n);
  return <PageDialog {...{ page, part }} label={t.plain(part)} onClose={menu.close} />;
}
