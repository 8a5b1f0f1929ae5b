import { Press } from "#app/components/press.tsx";
import { useRefusals } from "#app/frame/use-refusals.tsx";
import { useTexts } from "#app/language/use-texts.tsx";
import { isOver, type RoomState } from "../room-state.ts";

/** Entries of changes: messages are shown as such. */
type WaitingEntry = RoomState["changes"][number];

interface WaitingChangeProps {
  readonly change: WaitingEntry;
  readonly link: RoomState["link"];
  readonly onSendAgain: (key: string) => void;
  readonly onTakeBack: (key: string) => void;
}

const goes = {
  "room:edit": "editGoes",
  "room:delete": "deleteGoes",
  "room:react": "reactionGoes",
  "room:pin": "pinGoes",
} as const;
const waits = {
  "room:edit": "editWaits",
  "room:delete": "deleteWaits",
  "room:react": "reactionWaits",
  "room:pin": "pinWaits",
} as const;

/** A change of a message on its way, below it, or one that did not go through, with the ways on from there. */
export function WaitingChange({ change, link, onSendAgain, onTakeBack }: WaitingChangeProps) {
  const t = useTexts("room-line");
  const errors = useRefusals();
  const { key, event, refusal, payload } = change;
  return (
    <div className="w-full">
      {event === "room:edit" && (
        <p className="soft whitespace-pre-wrap" dir="auto">
          {String(payload["body"])}
        </p>
      )}
      {refusal === null ? (
        <p className="soft">{t(isOver(link) ? "notDone" : link === "live" ? goes[event] : waits[event])}</p>
      ) : (
        <>
          <p className="field-error">
            {t("notDone")} {errors(refusal.key, refusal.values)}
          </p>
          <Press
            onPress={() => {
              onSendAgain(key);
            }}
          >
            {t("tryAgain")}
          </Press>{" "}
          <Press
            onPress={() => {
              onTakeBack(key);
            }}
          >
            {t("letBe")}
          </Press>
        </>
      )}
    </div>
  );
}
