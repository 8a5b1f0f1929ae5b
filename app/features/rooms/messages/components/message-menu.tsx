import { useState } from "react";
import { Press } from "#app/components/press.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { Deed } from "../../line/outbox.ts";
import type { ChangePayload } from "../../line/room-state.ts";
import type { ShownMessage } from "../../timeline.ts";
import { emojis } from "../../emojis.ts";
import { Panel } from "./menu-panel.tsx";

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
  const { room, message, ownMandate, may, onEdit, onHistory, onReport, onClose } = props;
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
      {may.pin && mayMark && (
        <Press
          onPress={() => {
            change("room:pin", { message: message.id, on: !message.pinned });
          }}
        >
          {t(message.pinned ? "unpinIt" : "pinIt")}
        </Press>
      )}
      {message.edited && message.body !== null && <Press onPress={onHistory}>{t("history")}</Press>}
      {!isOwn && message.body !== null && !may.moderate && <Press onPress={onReport}>{t("report")}</Press>}
      {isOwn && !message.deleted && (
        <Press
          isDangerous
          onPress={() => {
            setIsDeleting(true);
          }}
        >
          {terms("delete")}
        </Press>
      )}
      <MenuLinks {...{ room, message, may, isOwn }} />
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
      <Press
        isDangerous
        onPress={() => {
          onChange("room:delete", { message: message.id });
        }}
      >
        {t("deleteForAll")}
      </Press>
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

type MenuLinksProps = Pick<MessageMenuProps, "room" | "message" | "may"> & { readonly isOwn: boolean };

/** What has a page of its own. */
function MenuLinks({ room, message, may, isOwn }: MenuLinksProps) {
  const t = useTexts("messages");
  const paths = pathsOf(usePageTexts().lang);
  const { n, body, deleted } = message;
  return (
    <>
      {may.bring && body !== null && <a href={paths.bringToMatrix(room, n)}>{t("bringToMatrix")}</a>}
      {!isOwn && !deleted && may.moderate && <a href={paths.messageModeration(room, n)}>{t("moderate")}</a>}
      <a href={paths.message(room, n)}>{t("ownPage")}</a>
    </>
  );
}
