import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Thread } from "#app/components/thread.tsx";
import type { FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { ShownDocument, ShownParagraph } from "#app/features/documents/shown.ts";
import { documentAddress } from "#app/features/documents/components/document-address.ts";
import type { OpenForm } from "../open-form.ts";
import { Comment } from "./comment.tsx";
import { threadAddresses } from "./thread-addresses.ts";

interface CommentsPanelProps {
  readonly page: ShownDocument;
  /** The form at a comment that the address opens. */
  readonly opened: OpenForm | null;
  /** What a refused form at a comment goes back with. */
  readonly refused: FormReply | undefined;
  /** The form, for those who may comment. */
  readonly children: ReactNode;
}

/** The comments of the chosen paragraph, in whatever languages they are; without one, how to choose. */
export function CommentsPanel({ page, opened, refused, children }: CommentsPanelProps) {
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
  const shared = { addresses: threadAddresses(lang, page), newId: page.newId, opened, refused };
  const title = read(`place.${chosen.kind}`, { number });
  const place = read.plain(`placeIn.${chosen.kind}`, { number });
  const none = read("noneHere");
  const toRoom = read("quoteInRoom");
  return (
    <section className="document-comments" id="comments" aria-labelledby="comments-title">
      <div className="document-comments-head">
        <h3 id="comments-title">{title}</h3>
        {page.mayReadTerms && chosen.id !== "" && (
          <a className="small" href={pathsOf(lang).roomQuoting(page.slug, page.number, chosen.id)}>
            {toRoom}
          </a>
        )}
        <Link className="small" to={documentAddress(lang, page, { place: chosen.id })} preventScrollReset>
          {terms("close")}
        </Link>
      </div>
      {chosen.comments.length > 0 && (
        <Thread label={read.plain("threadLabel", { place })}>
          {chosen.comments.map((comment) => (
            <Comment key={comment.id} comment={comment} {...shared} />
          ))}
        </Thread>
      )}
      {chosen.comments.length === 0 && chosen.held.length === 0 && <p className="soft">{none}</p>}
      <Held held={chosen.held} />
      {children}
    </section>
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
