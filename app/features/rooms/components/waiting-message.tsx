import { ThreadItem } from "#app/components/thread.tsx";
import { useTexts } from "#app/language/use-texts.tsx";
import type { Waiting } from "./room-store.ts";

interface WaitingMessageProps {
  readonly message: Waiting;
  readonly isLive: boolean;
  readonly onSendAgain: () => void;
  readonly onTakeBack: () => void;
}

/** A message on its way, or one that did not go through, with the ways on from there. */
export function WaitingMessage({ message, isLive, onSendAgain, onTakeBack }: WaitingMessageProps) {
  const t = useTexts("rooms");
  const errors = useTexts("errors");
  const { body, refusal } = message;
  return (
    <ThreadItem
      point="now"
      who={t("you")}
      when={refusal === null && t(isLive ? "sending" : "waitsForLine")}
      actions={
        refusal !== null && (
          <>
            <button className="button button-quiet" type="button" onClick={onSendAgain}>
              {t("tryAgain")}
            </button>
            <button className="button button-quiet" type="button" onClick={onTakeBack}>
              {t("takeBack")}
            </button>
          </>
        )
      }
    >
      <p className="whitespace-pre-wrap" dir="auto">
        {body}
      </p>
      {refusal !== null && (
        <p className="field-error">
          {t("notSent")} {errors(refusal.key, refusal.values)}
        </p>
      )}
    </ThreadItem>
  );
}
