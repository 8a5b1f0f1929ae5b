import { Button } from "#app/components/button.tsx";
import { Tag } from "#app/components/tag.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { documentAddress } from "../../components/document-address.ts";
import { Saying } from "../../components/saying.tsx";
import type { ShownPeriods, WaitingComment } from "../shown-period.ts";
import { Fold, Reason } from "./period-forms.tsx";

interface WaitingListProps {
  readonly page: ShownPeriods;
  readonly reply: FormReply | undefined;
}

/** Comments of partners and the public that wait for the Secretariat's word, each to be let through or refused. */
export function WaitingList({ page, reply }: WaitingListProps) {
  const t = useTexts("periods");
  const { waiting, waitingCount } = page;
  if (!page.can.release) return null;
  return (
    <section className="section stack" aria-labelledby="waiting">
      <h2 id="waiting">{t("waiting.title")}</h2>
      <p className="soft">
        {waitingCount === 0 ? t("waiting.none") : t("waiting.count", { count: waitingCount })}
      </p>
      {waiting.length > 0 && (
        <ul className="period-waiting">
          {waiting.map((comment) => (
            <Waiting
              key={comment.id}
              comment={comment}
              page={page}
              reply={typed(reply, "comment") === comment.id ? reply : undefined}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

interface WaitingProps {
  readonly comment: WaitingComment;
  readonly page: ShownPeriods;
  readonly reply: FormReply | undefined;
}

function Waiting({ comment, page, reply }: WaitingProps) {
  const t = useTexts("periods");
  const { lang } = usePageTexts();
  const { id, nodeId, author, isPublic } = comment;
  const shown = { slug: page.slug, number: page.number, latest: page.latest, beside: null };
  return (
    <li className="stack" id={`comment-${id}`}>
      <p>
        <strong>
          <bdi>{author}</bdi>
        </strong>{" "}
        <span className="small soft">
          <Saying said={comment.when} />
        </span>
      </p>
      <div className="tag-row">
        <Tag>{t(isPublic ? "waiting.public" : "waiting.partner")}</Tag>
      </div>
      <Words comment={comment} />
      <p>
        <a href={documentAddress(lang, shown, nodeId === null ? {} : { paragraph: nodeId, place: nodeId })}>
          {t(nodeId === null ? "waiting.document" : "waiting.place")}
        </a>
      </p>
      <form method="post">
        <input type="hidden" name="deed" value="release" />
        <input type="hidden" name="comment" value={id} />
        <Button>{t("waiting.release")}</Button>
      </form>
      <Fold title={t("waiting.refuse")} isOpen={reply !== undefined}>
        <form method="post" className="form">
          <input type="hidden" name="deed" value="refuse" />
          <input type="hidden" name="comment" value={id} />
          <Reason of={`-${id}`} deed="refuse" hint={t("waiting.reasonHint")} reply={reply} />
          <Button kind="danger">{t("waiting.refuseDo")}</Button>
        </form>
      </Fold>
    </li>
  );
}

/** What is quoted, what is proposed instead, and what is said, each in its language. */
function Words({ comment }: { readonly comment: WaitingComment }) {
  const { body, lang, quote, proposed, passageLang } = comment;
  const original = passageLang ?? undefined;
  return (
    <>
      {quote !== null && <blockquote lang={original}>{quote}</blockquote>}
      {proposed !== null && (
        <p lang={original}>
          <ins>{proposed}</ins>
        </p>
      )}
      <div lang={lang}>
        {body.split(/\n+/).map((line, index) => (
          <p key={index}>{line}</p>
        ))}
      </div>
    </>
  );
}
