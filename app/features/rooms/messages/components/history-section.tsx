import { Thread, ThreadItem } from "#app/components/thread.tsx";
import { useFormats, useTexts } from "#app/language/use-texts.tsx";
import { useRoomView } from "../../reading/components/room-view.tsx";

interface HistorySectionProps {
  /** What it said before, the oldest first; `at` is when it began to say so (ISO 8601, UTC). */
  readonly earlier: readonly { readonly revision: number; readonly body: string; readonly at: string }[];
  /** The language of the message. */
  readonly lang: string | null;
}

/** What a message said before, as it was written, the newest first. */
export function HistorySection({ earlier, lang }: HistorySectionProps) {
  const t = useTexts("messages");
  const formats = useFormats();
  const { zone } = useRoomView();
  if (earlier.length === 0) return null;
  return (
    <section className="section stack" id="history">
      <h2>{t("history")}</h2>
      <p className="soft">{t("historyLead")}</p>
      <Thread label={t.plain("history")}>
        {earlier.toReversed().map(({ revision, body, at }) => (
          <ThreadItem
            key={revision}
            who={t("wording", { number: revision })}
            when={<time dateTime={at}>{formats.dateTime(new Date(at), zone)}</time>}
          >
            <p className="whitespace-pre-wrap" lang={lang ?? undefined} dir="auto">
              {body}
            </p>
          </ThreadItem>
        ))}
      </Thread>
    </section>
  );
}
