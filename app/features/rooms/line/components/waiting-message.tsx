import type { ReactNode } from "react";
import { ThreadItem } from "#app/components/thread.tsx";
import { useRefusals } from "#app/frame/use-refusals.tsx";
import { useTexts } from "#app/language/use-texts.tsx";
import { isOver, mayComeBack, type RoomState, type Waiting } from "../room-state.ts";

interface WaitingMessageProps {
  readonly message: Waiting;
  readonly state: Pick<RoomState, "link" | "pause" | "unanswered">;
  readonly onSendAgain: (id: string) => void;
  readonly onTakeBack: (message: Waiting) => void;
}

/** A message on its way, held up, or one that did not go through, with the ways on from there. */
export function WaitingMessage({ message, state, onSendAgain, onTakeBack }: WaitingMessageProps) {
  const t = useTexts("rooms");
  const errors = useRefusals();
  const { body, refusal, files } = message;
  return (
    <ThreadItem
      point="now"
      who={t("you")}
      when={refusal === null && <OnItsWay {...state} isUnanswered={state.unanswered === message.id} />}
      actions={
        mayComeBack(message, state) && (
          <>
            {refusal !== null && (
              <button
                className="button button-quiet"
                type="button"
                onClick={() => {
                  onSendAgain(message.id);
                }}
              >
                {t("tryAgain")}
              </button>
            )}
            <button
              className="button button-quiet"
              type="button"
              onClick={() => {
                onTakeBack(message);
              }}
            >
              {t("takeBack")}
            </button>
          </>
        )
      }
    >
      <p className="whitespace-pre-wrap" dir="auto">
        {body}
      </p>
      {files?.map(({ id, name }) => (
        <p key={id} className="soft">
          <bdi>{name}</bdi>
        </p>
      ))}
      {refusal !== null && (
        <p className="field-error" role="alert">
          {t("notSent")} {errors(refusal.key, refusal.values)}
        </p>
      )}
    </ThreadItem>
  );
}

interface OnItsWayProps extends Pick<RoomState, "link" | "pause"> {
  /** Whether it may have arrived: nothing is said of that once no answer can come. */
  readonly isUnanswered: boolean;
}

function OnItsWay({ link, pause, isUnanswered }: OnItsWayProps): ReactNode {
  const t = useTexts("rooms");
  const line = useRefusals("room-line");
  if (isOver(link)) return isUnanswered ? null : t("notSent");
  if (pause) return line("waitsAWhile", pause.values);
  return t(link === "lost" ? "waitsForLine" : "sending");
}
