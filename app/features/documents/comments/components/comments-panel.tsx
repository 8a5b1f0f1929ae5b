import { Fragment, type ReactNode } from "react";
import { Tag } from "#app/components/tag.tsx";
import { Thread, ThreadItem } from "#app/components/thread.tsx";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { ShownComment, ShownDocument, ShownParagraph } from "#app/features/documents/shown.ts";
import { documentAddress } from "#app/features/documents/components/document-address.ts";
import { Endonym } from "#app/features/documents/components/documents-page.tsx";
import { Attachments } from "./attachments.tsx";
import { Saying } from "#app/features/documents/components/saying.tsx";

interface CommentsPanelProps {
  readonly page: ShownDocument;
  /** The form, for those who may comment. */
  readonly children: ReactNode;
}

/** The comments of the chosen paragraph, in whatever languages they are; without one, how to choose. */
export function CommentsPanel({ page, children }: CommentsPanelProps) {
  const t = useTexts("documents");
  const read = useTexts("reading");
  const terms = useTexts("terms");
  const { lang } = usePageTexts();
  const { chosen } = page;
  if (!page.seesComments) return null;
  if (!chosen) {
    return (
      <p className="document-hint small soft">{page.mayComment ? t("chooseParagraph") : t("chooseToRead")}</p>
    );
  }
  const { number } = chosen;
  const title = read(`place.${chosen.kind}`, { number });
  const place = read.plain(`placeIn.${chosen.kind}`, { number });
  const none = read("noneHere");
  return (
    <section className="document-comments" id="comments" aria-labelledby="comments-title">
      <div className="document-comments-head">
        <h3 id="comments-title">{title}</h3>
        <a className="small" href={documentAddress(lang, page, { place: chosen.id })}>
          {terms("close")}
        </a>
      </div>
      {chosen.comments.length > 0 && (
        <Thread label={read.plain("threadLabel", { place })}>
          {chosen.comments.map((comment) => (
            <Comment key={comment.id} comment={comment} />
          ))}
        </Thread>
      )}
      {chosen.comments.length === 0 && chosen.held.length === 0 && <p className="soft">{none}</p>}
      <Held held={chosen.held} />
      {children}
    </section>
  );
}

function Comment({ comment }: { readonly comment: ShownComment }) {
  const t = useTexts("documents");
  const terms = useTexts("terms");
  const { quote, lang } = comment;
  return (
    <ThreadItem
      id={`comment-${comment.id}`}
      who={<Commenter comment={comment} />}
      where={comment.city !== null && comment.country}
      when={<Moment comment={comment} />}
      tags={
        <>
          {comment.change && <Tag>{terms("amendment")}</Tag>}
          <Tag>{t(`type.${comment.type}`)}</Tag>
        </>
      }
      quote={comment.change ? <Change change={comment.change} /> : quote}
      quoteLang={comment.quoteLang ?? undefined}
      lang={lang}
    >
      {comment.body.split(/\n+/).map((line, index) => (
        <p key={index}>{line}</p>
      ))}
      <Attachments files={comment.files} lang={lang} />
    </ThreadItem>
  );
}

/** What a passage says and should say, in one text. */
function Change({ change }: { readonly change: NonNullable<ShownComment["change"]> }) {
  return (
    <>
      {change.map(({ kind, text }, index) => {
        if (kind === "added") return <ins key={index}>{text}</ins>;
        return kind === "removed" ? <del key={index}>{text}</del> : <Fragment key={index}>{text}</Fragment>;
      })}
    </>
  );
}

/** "CSCO, Da Nang": the office that spoke. */
function Commenter({ comment }: { readonly comment: ShownComment }) {
  const accounts = useTexts("accounts");
  const { city, capacity, kind, country, organisation, authorName } = comment;
  if (kind === null) return <bdi>{authorName}</bdi>;
  const body = city ?? organisation;
  const office = capacity === "head" ? `office.${kind}` : `capacity.${capacity}`;
  return (
    <>
      {accounts(office)}
      {", "}
      {body === null ? country : <bdi>{body}</bdi>}
    </>
  );
}

/** When, and in which language, where that is not the page's. */
function Moment({ comment }: { readonly comment: ShownComment }) {
  const { lang } = usePageTexts();
  return (
    <>
      <time dateTime={comment.createdAt.toISOString()}>
        <Saying said={comment.when} />
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

/** For the Secretariat and the Chair: how many comments of each country wait to be submitted. */
function Held({ held }: Pick<ShownParagraph, "held">) {
  const t = useTexts("documents");
  if (held.length === 0) return null;
  return (
    <div className="document-held">
      <h4>{t("held")}</h4>
      <ul>
        {held.map(({ country, name, count }) => (
          <li key={country}>
            {name}: {t("comments", { count })}
          </li>
        ))}
      </ul>
    </div>
  );
}
