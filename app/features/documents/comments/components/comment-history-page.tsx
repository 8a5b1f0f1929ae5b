import { Fragment } from "react";
import { PageHead } from "#app/components/page-head.tsx";
import { Thread, ThreadItem } from "#app/components/thread.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { Saying } from "#app/features/documents/components/saying.tsx";
import type { Said, ShownSpeaker } from "#app/features/documents/shown.ts";
import type { Stretch } from "#app/features/documents/versions/word-changes.ts";
import { Speaker } from "./speaker.tsx";

interface Entry extends ShownSpeaker {
  readonly revision: number;
  readonly lang: string;
  readonly at: Date;
  readonly when: Said;
  readonly body: readonly Stretch[];
  readonly proposed: readonly Stretch[] | null;
}

interface CommentHistoryPageProps {
  readonly document: string;
  readonly version: number;
  readonly comment: string;
  readonly paragraph: string | null;
  /** The comment's own words, then those of each reply that was changed; the newest first. */
  readonly parts: readonly { readonly reply: string | null; readonly entries: readonly Entry[] }[];
}

/** What a comment and its replies said, change by change. */
export function CommentHistoryPage({
  document,
  version,
  comment,
  paragraph,
  parts,
}: CommentHistoryPageProps) {
  const t = useTexts("threads");
  const paths = pathsOf(usePageTexts().lang);
  const query = `?paragraph=${paragraph ?? ""}#comment-${comment}`;
  return (
    <div className="wrap page">
      <PageHead
        title={t("historyTitle")}
        lead={t.plain("historyLead")}
        leadLang={t.lang("historyLead")}
        compact
      />
      <p>
        <a href={`${paths.documentVersion(document, version)}${query}`}>{t("back")}</a>
      </p>
      {parts.map(({ reply, entries }) => (
        <section key={reply ?? ""} id={reply === null ? undefined : `reply-${reply}`}>
          {reply !== null && <h2>{t("replyBy")}</h2>}
          <Thread label={t.plain("historyTitle")}>
            {entries.map((entry, index) => (
              <HistoryItem key={entry.revision} entry={entry} isNow={index === 0} />
            ))}
          </Thread>
        </section>
      ))}
    </div>
  );
}

function HistoryItem({ entry, isNow }: { readonly entry: Entry; readonly isNow: boolean }) {
  const t = useTexts("threads");
  return (
    <ThreadItem
      point={isNow ? "now" : "done"}
      who={
        <>
          {t("versionNumber", { number: entry.revision })} · <Speaker speaker={entry} />
        </>
      }
      when={
        <time dateTime={entry.at.toISOString()}>
          <Saying said={entry.when} /> {t("utc")}
        </time>
      }
      quote={entry.proposed && <Stretches stretches={entry.proposed} />}
      quoteLang={entry.lang}
      lang={entry.lang}
    >
      <p className="thread-words">
        <Stretches stretches={entry.body} />
      </p>
    </ThreadItem>
  );
}

/** A text with what was changed in it. */
function Stretches({ stretches }: { readonly stretches: readonly Stretch[] }) {
  return (
    <>
      {stretches.map(({ kind, text }, index) => {
        if (kind === "added") return <ins key={index}>{text}</ins>;
        return kind === "removed" ? <del key={index}>{text}</del> : <Fragment key={index}>{text}</Fragment>;
      })}
    </>
  );
}
