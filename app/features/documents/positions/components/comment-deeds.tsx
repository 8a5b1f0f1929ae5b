import { useState } from "react";
import { Button } from "#app/components/button.tsx";
import { TextField } from "#app/components/field.tsx";
import { VisuallyHidden } from "#app/components/visually-hidden.tsx";
import { documentAddress } from "#app/features/documents/components/document-address.ts";
import { useFieldError } from "#app/frame/form-errors.tsx";
import { typed } from "#app/http/form.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { ShownPositionComment } from "../shown-position.ts";
import type { PositionPageProps } from "./position-page-props.ts";
import { LangField } from "./wording-form.tsx";

export interface DeedsProps extends PositionPageProps {
  readonly comment: ShownPositionComment;
  /** Permanent id of the place it stands at. */
  readonly paragraph: string;
}

/** Tells the buttons of one comment from those of another. */
function Which({ comment }: Pick<DeedsProps, "comment">) {
  const t = useTexts("positions");
  return <VisuallyHidden>{` ${t.plain("which", { body: comment.body.slice(0, 40) })}`}</VisuallyHidden>;
}

/** Keep, edit, tick for merging, leave out, ask the city; what is decided can be opened again. */
export function CommentDeeds(props: DeedsProps) {
  const t = useTexts("positions");
  const { comment, page } = props;
  const version = page.number === page.latest ? "" : `&version=${String(page.number)}`;
  const isOpen = comment.decision === null;
  if (comment.into) return null;
  return (
    <>
      {isOpen && (
        <label className="choice">
          <input type="checkbox" name="word" value={comment.id} form="merging" />
          <span>
            {t("tick")}
            <Which comment={comment} />
          </span>
        </label>
      )}
      <form method="post" className="actions">
        <input type="hidden" name="comment" value={comment.id} />
        {isOpen ? (
          <>
            <Button name="deed" value="keep">
              {t("keep")}
              <Which comment={comment} />
            </Button>
            <a className="button button-quiet" href={`?word=${comment.id}${version}#wording`}>
              {t("edit")}
              <Which comment={comment} />
            </a>
          </>
        ) : (
          <Button name="deed" value="open" kind="quiet">
            {t("reopen")}
            <Which comment={comment} />
          </Button>
        )}
      </form>
      {isOpen && <LeaveOut {...props} />}
      {comment.handle !== null && <Ask {...props} />}
    </>
  );
}

/** The reply, if it is of this form at this comment. */
function useOwn({ comment, reply }: DeedsProps, deed: string) {
  const isOwn = typed(reply, "deed") === deed && typed(reply, "comment") === comment.id;
  return isOwn ? reply : undefined;
}

function LeaveOut(props: DeedsProps) {
  const t = useTexts("positions");
  const { lang } = usePageTexts();
  const { comment } = props;
  const own = useOwn(props, "leaveOut");
  const errorOf = useFieldError(own);
  const id = `reason-${comment.id}`;
  return (
    <details open={own !== undefined}>
      <summary>
        {t("leaveOut")}
        <Which comment={comment} />
      </summary>
      <form method="post" className="form">
        <input type="hidden" name="comment" value={comment.id} />
        <TextField
          name="reason"
          id={id}
          rows={3}
          label={t("reason")}
          hint={t("reasonHint")}
          defaultValue={typed(own, "reason")}
          error={errorOf(id)}
        />
        <LangField name="lang" id={`lang-${comment.id}`} value={typed(own, "lang", lang)} />
        <Button name="deed" value="leaveOut">
          {t("leaveOut")}
          <Which comment={comment} />
        </Button>
      </form>
    </details>
  );
}

function Ask(props: DeedsProps) {
  const t = useTexts("positions");
  const { lang } = usePageTexts();
  const { comment, page } = props;
  const own = useOwn(props, "ask");
  const errorOf = useFieldError(own);
  // One id a form: sent twice it is one reply.
  const [newId] = useState(() => typed(own, "id", idFrom(page.newId, comment.id)));
  const id = `body-${comment.id}`;
  return (
    <details open={own !== undefined}>
      <summary>
        {t("ask")}
        <Which comment={comment} />
      </summary>
      <form method="post" className="form">
        <input type="hidden" name="comment" value={comment.id} />
        <input type="hidden" name="id" value={newId} />
        <TextField
          name="body"
          id={id}
          rows={3}
          label={t("question")}
          hint={t("questionHint")}
          defaultValue={typed(own, "body", `@${comment.handle ?? ""} `)}
          error={errorOf(id)}
        />
        <LangField name="lang" id={`ask-lang-${comment.id}`} value={typed(own, "lang", lang)} />
        <Button name="deed" value="ask">
          {t("ask")}
          <Which comment={comment} />
        </Button>
      </form>
    </details>
  );
}

/** A UUID of this page and this comment: the forms of one page do not share theirs. */
function idFrom(page: string, comment: string): string {
  return `${page.slice(0, 24)}${comment.slice(24)}`;
}

/** The country's own words are changed where they stand in the document, and taken back here. */
export function WordingDeeds({ comment, page, paragraph }: DeedsProps) {
  const t = useTexts("positions");
  const { lang } = usePageTexts();
  const address = documentAddress(lang, { ...page, beside: null }, { paragraph });
  const joint = address.includes("?") ? "&" : "?";
  return (
    <form method="post" className="actions">
      <input type="hidden" name="comment" value={comment.id} />
      <a className="button button-quiet" href={`${address}${joint}edit=${comment.id}#comment-${comment.id}`}>
        {t("change")}
        <Which comment={comment} />
      </a>
      <Button name="deed" value="undo" kind="quiet">
        {t("undo")}
        <Which comment={comment} />
      </Button>
    </form>
  );
}
