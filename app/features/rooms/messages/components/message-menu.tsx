import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { Deed } from "../../line/outbox.ts";
import type { ChangePayload } from "../../line/room-state.ts";
import type { ShownMessage } from "../../timeline.ts";
import { emojis } from "../../emojis.ts";

export interface MenuRights {
  /** Whether one may write in the room now. */
  readonly write: boolean;
  /** Whether the time for editing a message is not over. */
  readonly edit: (message: ShownMessage) => boolean;
  readonly pin: boolean;
  /** Whether one may bring messages to a document's matrix. */
  readonly bring: boolean;
  /** Whether one decides about what others report. */
  readonly moderate: boolean;
}

interface MessageMenuProps {
  readonly room: string;
  readonly message: ShownMessage;
  /** The mandate one acts under. */
  readonly ownMandate: string;
  readonly may: MenuRights;
  /** Puts a change on its way. */
  readonly onChange: (deed: Exclude<Deed, "room:post">, payload: ChangePayload) => void;
  readonly onEdit: () => void;
  readonly onHistory: () => void;
  readonly onReport: () => void;
  readonly onClose: () => void;
}

/** What one may do with a message, opened below it: made when it is asked for, so that no message carries it. */
export function MessageMenu(props: MessageMenuProps) {
  const { message, ownMandate, may, onEdit, onClose } = props;
  const t = useTexts("messages");
  const terms = useTexts("terms");
  const [isDeleting, setIsDeleting] = useState(false);
  const isOwn = message.by.mandate === ownMandate;
  const mayMark = may.write && message.body !== null;
  const change: MessageMenuProps["onChange"] = (deed, payload) => {
    props.onChange(deed, payload);
    onClose();
  };
  if (isDeleting) return <DeletePanel message={message} onChange={change} onClose={onClose} />;
  return (
    <Panel label={t.plain("title")} onClose={onClose}>
      {mayMark && <Signs message={message} ownMandate={ownMandate} onChange={change} />}
      {isOwn && mayMark && may.edit(message) && <Press onPress={onEdit}>{terms("edit")}</Press>}
      {isOwn && !message.deleted && (
        <Press
          onPress={() => {
            setIsDeleting(true);
          }}
        >
          {terms("delete")}
        </Press>
      )}
      {may.pin && mayMark && (
        <Press
          onPress={() => {
            change("room:pin", { message: message.id, on: !message.pinned });
          }}
        >
          {t(message.pinned ? "unpinIt" : "pinIt")}
        </Press>
      )}
      <MenuLinks {...props} isOwn={isOwn} />
    </Panel>
  );
}

/** Asks once more: what is deleted is gone for all. */
function DeletePanel({
  message,
  onChange,
  onClose,
}: Pick<MessageMenuProps, "message" | "onChange" | "onClose">) {
  const t = useTexts("messages");
  const terms = useTexts("terms");
  return (
    <Panel label={terms.plain("delete")} onClose={onClose}>
      <p className="w-full">{t("deleteLead")}</p>
      <button
        className="button button-danger"
        type="button"
        onClick={() => {
          onChange("room:delete", { message: message.id });
        }}
      >
        {t("deleteForAll")}
      </button>
      <Press onPress={onClose}>{terms("cancel")}</Press>
    </Panel>
  );
}

/** The signs one may react with, one's own pressed. */
function Signs({
  message,
  ownMandate,
  onChange,
}: Pick<MessageMenuProps, "message" | "ownMandate" | "onChange">) {
  const isOwn = (sign: string) =>
    message.reactions.some(({ emoji, mandates }) => emoji === sign && mandates.includes(ownMandate));
  return (
    <span className="message-signs">
      {emojis.map((emoji) => (
        <Press
          key={emoji}
          isPressed={isOwn(emoji)}
          onPress={() => {
            onChange("room:react", { message: message.id, emoji, on: !isOwn(emoji) });
          }}
        >
          {emoji}
        </Press>
      ))}
    </span>
  );
}

/** What has a page of its own. */
function MenuLinks({ isOwn, ...props }: MessageMenuProps & { readonly isOwn: boolean }) {
  const { room, message, may, onHistory, onReport } = props;
  const t = useTexts("messages");
  const paths = pathsOf(usePageTexts().lang);
  const page = paths.message(room, message.n);
  const isStanding = message.body !== null;
  return (
    <>
      {message.edited && isStanding && <Press onPress={onHistory}>{t("history")}</Press>}
      {may.bring && isStanding && <a href={paths.bringToMatrix(room, message.n)}>{t("bringToMatrix")}</a>}
      {!isOwn && isStanding && !may.moderate && <Press onPress={onReport}>{t("report")}</Press>}
      {!isOwn && !message.deleted && may.moderate && (
        <a href={paths.messageModeration(room, message.n)}>{t("moderate")}</a>
      )}
      <a href={page}>{t("ownPage")}</a>
    </>
  );
}

interface PressProps {
  readonly children: ReactNode;
  /** Given for what is on or off. */
  readonly isPressed?: boolean;
  readonly onPress: () => void;
}

function Press({ children, isPressed, onPress }: PressProps) {
  return (
    <button
      className={isPressed ? "button" : "button button-quiet"}
      type="button"
      aria-pressed={isPressed}
      onClick={onPress}
    >
      {children}
    </button>
  );
}

interface PanelProps {
  readonly label: string;
  readonly children: ReactNode;
  readonly onClose: () => void;
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** Takes the focus; the arrows go through it as Tab does, and round; Escape closes it. */
function Panel({ label, children, onClose }: PanelProps) {
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    panel.current?.querySelector<HTMLElement>("a, button")?.focus();
  }, []);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === "Escape") onClose();
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>("a, button")];
    const at = items.findIndex((item) => item === document.activeElement);
    items[(at + step + items.length) % items.length]?.focus();
  };
  return (
    <div
      ref={panel}
      className="flex w-full flex-wrap items-center gap-x-3 gap-y-2 border-s-2 border-river ps-3"
      role="toolbar"
      tabIndex={-1}
      aria-label={label}
      onKeyDown={onKeyDown}
    >
      {children}
    </div>
  );
}
