import { useTexts } from "#app/language/use-texts.tsx";
import type { Entry } from "../outbox.ts";

interface WaitingChangeProps {
  readonly change: Entry;
  readonly isLive: boolean;
  readonly onSendAgain: (key: string) => void;
  readonly onTakeBack: (key: string) => void;
}

const texts = {
  "room:edit": "edit",
  "room:delete": "delete",
  "room:react": "reaction",
  "room:post": "edit",
} as const;

/** A change of a message on its way, below it, or one that did not go through, with the ways on from there. */
export function WaitingChange({ change, isLive, onSendAgain, onTakeBack }: WaitingChangeProps) {
  const t = useTexts("room-line");
  const rooms = useTexts("rooms");
  const errors = useTexts("errors");
  const { key, event, refusal, payload } = change;
  return (
    <div className="w-full">
      {event === "room:edit" && (
        <p className="soft whitespace-pre-wrap" dir="auto">
          {String(payload["body"])}
        </p>
      )}
      {refusal === null ? (
        <p className="soft">{t(`${texts[event]}${isLive ? "Goes" : "Waits"}`)}</p>
      ) : (
        <>
          <p className="field-error">
            {t("notDone")} {errors(refusal.key, refusal.values)}
          </p>
          <button
            className="button button-quiet"
            type="button"
            onClick={() => {
              onSendAgain(key);
            }}
          >
            {rooms("tryAgain")}
          </button>{" "}
          <button
            className="button button-quiet"
            type="button"
            onClick={() => {
              onTakeBack(key);
            }}
          >
            {t("letBe")}
          </button>
        </>
      )}
    </div>
  );
}
