import { useEffect, useState, type ReactNode } from "react";
import { Press } from "#app/components/press.tsx";
import { ThreadItem } from "#app/components/thread.tsx";
import { useRefusals } from "#app/frame/use-refusals.tsx";
import { useTexts } from "#app/language/use-texts.tsx";
import { isOver, mayComeBack, type Pause, type RoomState, type Waiting } from "../room-state.ts";

interface WaitingMessageProps {
  readonly message: Waiting;
  readonly state: Pick<RoomState, "link" | "pause" | "unanswered">;
  readonly onSendAgain: (id: string) => void;
  /** Absent where there is no box to come back into: then it can only be thrown away. */
  readonly onTakeBack?: ((message: Waiting) => void) | undefined;
  readonly onThrowAway: (id: string) => void;
}

/** A message on its way, held up, or one that did not go through, with the ways on from there. */
export function WaitingMessage(props: WaitingMessageProps) {
  const { message, state, onSendAgain, onTakeBack, onThrowAway } = props;
  const t = useTexts("rooms");
  const { refusal } = message;
  return (
    <ThreadItem
      point="now"
      who={t("you")}
      when={refusal === null && <OnItsWay {...state} isUnanswered={state.unanswered === message.id} />}
      actions={
        mayComeBack(message, state) && (
          <>
            {refusal !== null && (
              <Press
                onPress={() => {
                  onSendAgain(message.id);
                }}
              >
                {t("tryAgain")}
              </Press>
            )}
            <Press
              onPress={() => {
                if (onTakeBack) onTakeBack(message);
                else onThrowAway(message.id);
              }}
            >
              {t(onTakeBack ? "takeBack" : "throwAway")}
            </Press>
          </>
        )
      }
    >
      <Words {...message} />
    </ThreadItem>
  );
}

/** What it says, its files by their names, and why it did not go through. */
function Words({ body, files, refusal }: Waiting) {
  const t = useTexts("rooms");
  const errors = useRefusals();
  return (
    <>
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
    </>
  );
}

interface OnItsWayProps extends Pick<RoomState, "link" | "pause"> {
  /** Whether it may have arrived: nothing is said of that once no answer can come. */
  readonly isUnanswered: boolean;
}

function OnItsWay({ link, pause, isUnanswered }: OnItsWayProps): ReactNode {
  const t = useTexts("rooms");
  if (isOver(link)) return isUnanswered ? null : t("notSent");
  if (pause) return <ForAWhile pause={pause} />;
  return t(link === "lost" ? "waitsForLine" : "sending");
}

/** How long it is held up from now on, told anew each second. */
function ForAWhile({ pause }: { readonly pause: Pause }) {
  const line = useRefusals("room-line");
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now());
    }, 1_000);
    return () => {
      clearInterval(timer);
    };
  }, []);
  const retryAfter = Math.max(1, Math.ceil((pause.over - now) / 1_000));
  return line("waitsAWhile", { ...pause.values, retryAfter });
}
