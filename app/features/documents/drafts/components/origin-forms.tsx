import { Button } from "#app/components/button.tsx";
import { DispositionTag } from "#app/features/documents/amendments/components/disposition-tag.tsx";
import { Proposal } from "#app/features/documents/amendments/components/proposal.tsx";
import { RowLink } from "#app/features/documents/amendments/components/row-links.tsx";
import { useFormats, useTexts } from "#app/language/use-texts.tsx";
import type { ShownDraft, ShownDraftNode, ShownOrigin, ShownOrigins } from "../shown-draft.ts";
import { OriginChoice } from "./origin-choice.tsx";

interface OriginFormsProps {
  readonly node: ShownDraftNode;
  readonly page: ShownDraft;
  readonly origins: ShownOrigins;
}

/** The comments at the paragraph in the version before, for one that is new at any: which of them led to the change. */
export function OriginForms({ node, page, origins: { comments, choice } }: OriginFormsProps) {
  const t = useTexts("drafts");
  if (comments.length === 0 && choice === null) return null;
  return (
    <details open={typeof choice?.from === "string" || comments.some(isAtHand)}>
      <summary>{choice ? t("originsOfNew") : t("originsTitle", { count: comments.length })}</summary>
      <p className="field-hint">{t("originsHint")}</p>
      {choice && <OriginChoice node={node} page={page} choice={choice} />}
      <ul className="draft-origins">
        {comments.map((comment) => (
          <li key={comment.id} id={`origin-${comment.id}`}>
            <p className="small amendment-rows">
              <RowLink slug={page.slug} row={comment} />
              <Author comment={comment} />
              {comment.disposition && <DispositionTag disposition={comment.disposition} />}
            </p>
            <p className="draft-words" lang={comment.lang}>
              {comment.body}
            </p>
            {comment.proposal && (
              <Proposal
                proposal={comment.proposal}
                comment={comment.id}
                paragraph={node.id}
                revision={node.revision}
              />
            )}
            <form method="post">
              <input type="hidden" name="paragraph" value={node.id} />
              <input type="hidden" name="comment" value={comment.id} />
              <Button kind="quiet" name="deed" value={comment.isLinked ? "unlink" : "link"}>
                {t(comment.isLinked ? "unlink" : "link")}
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What was done, and what waits to be done, is seen without unfolding. */
const isAtHand = ({ isLinked, proposal }: ShownOrigin) => isLinked || proposal?.canPut === true;

function Author({ comment }: { readonly comment: ShownOrigin }) {
  const formats = useFormats();
  const { city, organisation, country, author } = comment;
  const body = city ?? organisation ?? author;
  const place = country === null ? null : formats.country(country);
  return <span suppressHydrationWarning>{[body, place].filter((one) => one !== null).join(", ")}</span>;
}
