import { Button } from "#app/components/button.tsx";
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
    <details open={typeof choice?.from === "string" || comments.some(({ isLinked }) => isLinked)}>
      <summary>{choice ? t("originsOfNew") : t("originsTitle", { count: comments.length })}</summary>
      <p className="field-hint">{t("originsHint")}</p>
      {choice && <OriginChoice node={node} page={page} choice={choice} />}
      <ul className="draft-origins">
        {comments.map((comment) => (
          <li key={comment.id}>
            <p className="small soft">
              <Author comment={comment} />
            </p>
            <p className="draft-words" lang={comment.lang}>
              {comment.body}
            </p>
            {comment.proposed !== null && (
              <p className="draft-words draft-proposed" lang={comment.lang}>
                {comment.proposed}
              </p>
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

function Author({ comment }: { readonly comment: ShownOrigin }) {
  const formats = useFormats();
  const { city, organisation, country, author } = comment;
  const body = city ?? organisation ?? author;
  const place = country === null ? null : formats.country(country);
  return <span suppressHydrationWarning>{[body, place].filter((one) => one !== null).join(", ")}</span>;
}
