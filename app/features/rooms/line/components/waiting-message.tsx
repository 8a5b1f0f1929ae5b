import type { ReactNode } from "react";
import { ThreadItem } from "#app/components/thread.tsx";
import { useRefusals } from "#app/frame/use-refusals.tsx";
import { useTexts } from "#app/language/use-texts.tsx";
import { mayComeBack, type RoomState, type Waiting } from "../room-state.ts";

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
      when={refusal === null && <OnItsWay {...state} />}
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

function OnItsWay({ link, pause }: Pick<RoomState, "link" | "pause">): ReactNode {
  const t = useTexts("rooms");
  const line = useRefusals("room-line");
  if (pause) return line("waitsAWhile", pause.values);
  return t(link === "lost" || link === "refused" ? "waitsForLine" : "sending");
}
