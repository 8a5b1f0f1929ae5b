import type { ReactNode } from "react";
import { Tag } from "#app/components/tag.tsx";
import { Thread, ThreadItem } from "#app/components/thread.tsx";
import { useFormats, usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { DocumentPage, ShownComment } from "../pages.server.ts";
import { findQuote } from "../quotes.ts";
import { documentAddress } from "./document-address.ts";
import { Endonym } from "./documents-page.tsx";

interface CommentsPanelProps {
  readonly page: DocumentPage;
  /** The form, for those who may comment. */
  readonly children: ReactNode;
}

/** The comments of the chosen paragraph, in whatever languages they are; without one, how to choose. */
export function CommentsPanel({ page, children }: CommentsPanelProps) {
  const t = useTexts("documents");
  const { lang } = usePageTexts();
  const { chosen } = page;
  if (!page.seesComments) return null;
  if (!chosen) {
    const mayComment = page.can.comment && page.period?.state === "open";
    return (
      <p className="document-hint small soft">{mayComment ? t("chooseParagraph") : t("chooseToRead")}</p>
    );
  }
  return (
    <section className="document-comments" id="comments" aria-labelledby="comments-title">
      <div className="document-comments-head">
        <h3 id="comments-title">{t("thread", { number: chosen.number })}</h3>
        <a className="small" href={documentAddress(lang, page, { place: chosen.id })}>
          {t("close")}
        </a>
      </div>
      {chosen.comments.length > 0 && (
        <Thread label={t.plain("threadLabel", { number: chosen.number })}>
          {chosen.comments.map((comment) => (
            <Comment key={comment.id} comment={comment} page={page} />
          ))}
        </Thread>
      )}
      {chosen.comments.length === 0 && chosen.held.length === 0 && <p className="soft">{t("noneHere")}</p>}
      <Held held={chosen.held} />
      {children}
    </section>
  );
}

interface CommentProps {
  readonly comment: ShownComment;
  readonly page: DocumentPage;
}

function Comment({ comment, page }: CommentProps) {
  const t = useTexts("documents");
  const formats = useFormats();
  const { quote, lang } = comment;
  const passages = page.nodes.find(({ id }) => id === page.chosen?.id)?.passages ?? [];
  return (
    <ThreadItem
      id={`comment-${comment.id}`}
      who={<Commenter comment={comment} />}
      where={comment.city !== null && comment.countryCode && formats.country(comment.countryCode)}
      when={<Moment comment={comment} now={page.now} />}
      tags={<Tag>{t(`type.${comment.type}`)}</Tag>}
      quote={quote}
      quoteLang={quote === null ? undefined : passages.find(({ text }) => findQuote(text, quote))?.lang}
      lang={lang}
    >
      {comment.body.split(/\n+/).map((line, index) => (
        <p key={index}>{line}</p>
      ))}
    </ThreadItem>
  );
}

/** "CSCO, Da Nang": the office that spoke. */
function Commenter({ comment }: { readonly comment: ShownComment }) {
  const accounts = useTexts("accounts");
  const formats = useFormats();
  const { city, capacity, kind, countryCode } = comment;
  return (
    <>
      {accounts(capacity === "head" ? `office.${kind}` : `capacity.${capacity}`)},{" "}
      {city === null ? countryCode && formats.country(countryCode) : <bdi>{city}</bdi>}
    </>
  );
}

/** When, and in which language, where that is not the page's. */
function Moment({ comment, now }: { readonly comment: ShownComment; readonly now: Date }) {
  const formats = useFormats();
  const { lang } = usePageTexts();
  const { createdAt } = comment;
  return (
    <>
      <time
        dateTime={createdAt.toISOString()}
        lang={formats.lang === lang ? undefined : formats.lang}
        suppressHydrationWarning
      >
        {formats.relative(createdAt, now)}
      </time>
      {comment.lang !== lang && (
        <>
          {" · "}
          <Endonym tag={comment.lang} />
        </>
      )}
    </>
  );
}

type HeldNumbers = NonNullable<DocumentPage["chosen"]>["held"];

/** For the Secretariat and the Chair: how many comments of each country wait to be submitted. */
function Held({ held }: { readonly held: HeldNumbers }) {
  const t = useTexts("documents");
  const formats = useFormats();
  if (held.length === 0) return null;
  return (
    <div className="document-held">
      <h4>{t("held")}</h4>
      <ul>
        {held.map(({ country, count }) => (
          <li key={country}>
            {formats.country(country)}: {t("comments", { count })}
          </li>
        ))}
      </ul>
    </div>
  );
}
