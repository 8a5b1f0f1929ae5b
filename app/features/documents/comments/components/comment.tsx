import { useState } from "react";
import { Change } from "./change.tsx";
import { Tag } from "#app/components/tag.tsx";
import { ThreadItem } from "#app/components/thread.tsx";
import { FormErrors } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { ShownComment } from "#app/features/documents/shown.ts";
import type { OpenForm } from "../open-form.ts";
import { Attachments } from "./attachments.tsx";
import { CommentActions } from "./comment-actions.tsx";
import { EditForm } from "./edit-form.tsx";
import { Moment, Withdrawn } from "./moment.tsx";
import { Outcome } from "./outcome.tsx";
import { Replies } from "./replies.tsx";
import { ReplyForm } from "./reply-form.tsx";
import { Speaker } from "./speaker.tsx";
import { Supporters } from "./supporters.tsx";
import type { ThreadAddresses } from "./thread-addresses.ts";
import { useFormFocus } from "./use-form-focus.ts";
import { Written } from "./written.tsx";

interface CommentProps {
  readonly comment: ShownComment;
  readonly addresses: ThreadAddresses;
  /** The id for a reply: sent twice it is one. */
  readonly newId: string;
  /** The form that the address opens, at whatever comment. */
  readonly opened: OpenForm | null;
  /** What a form at one of the comments goes back with, where it was sent without JavaScript. */
  readonly refused: FormReply | undefined;
}

/** A comment with what hangs on it: support, replies, and the forms for those who may use them. */
export function Comment({ comment, addresses, newId, opened, refused }: CommentProps) {
  const own = refused && typed(refused, "comment") === comment.id ? refused : undefined;
  const [open, setOpen] = useState(() => firstOpen(comment, opened, own));
  const close = () => {
    setOpen(null);
  };
  useFormFocus(open);
  const forms = { comment, addresses, refused: own, onClose: close };
  const isEdited = open?.deed === "edit";
  return (
    <ThreadItem
      id={`comment-${comment.id}`}
      who={<Speaker speaker={comment} />}
      where={comment.city !== null && comment.country}
      when={<Moment said={comment} />}
      tags={<Tags comment={comment} />}
      quote={comment.change ? <Change change={comment.change} /> : comment.quote}
      quoteLang={comment.quoteLang ?? undefined}
      lang={comment.lang}
      after={
        <>
          <Outcome comment={comment} slug={addresses.slug} />
          <Supporters supports={comment.supports} />
          {own && own.errors.every(({ field }) => field === `comment-${comment.id}`) && (
            <FormErrors reply={own} />
          )}
          <CommentActions comment={comment} addresses={addresses} onOpen={setOpen} />
          {isEdited && <CommentEditForm {...forms} />}
          <Replies comment={comment} addresses={addresses} open={open} onOpen={setOpen} refused={own} />
          {open?.deed === "reply" && (
            <ReplyForm
              {...forms}
              {...addresses.form(comment.id, "reply")}
              comment={comment.id}
              newId={newId}
            />
          )}
        </>
      }
    >
      {comment.isWithdrawn && <Withdrawn isRead={comment.body !== ""} />}
      {comment.body !== "" && <Written body={comment.body} mentions={comment.mentions} />}
      {comment.source && <FromRoom source={comment.source} />}
      <Attachments files={comment.files} lang={comment.lang} />
    </ThreadItem>
  );
}

/** Where a comment was first said. */
function FromRoom({ source }: { readonly source: NonNullable<ShownComment["source"]> }) {
  const t = useTexts("threads");
  const { room, message } = source;
  return (
    <p className="small">
      <a href={pathsOf(usePageTexts().lang).message(room, message)}>{t("fromRoom", { room, message })}</a>
    </p>
  );
}

/** The form of the address or of a refusal, if it is at this comment and still to be used. */
function firstOpen(
  comment: ShownComment,
  opened: OpenForm | null,
  own: FormReply | undefined,
): OpenForm | null {
  const deed = typed(own, "deed");
  if (deed === "reply" || deed === "edit") return { deed, id: comment.id };
  if (deed === "editReply") return { deed, id: typed(own, "reply") };
  if (opened?.deed === "editReply")
    return comment.replies.some(({ id, can }) => id === opened.id && can.edit) ? opened : null;
  return opened?.id === comment.id && comment.can[opened.deed] ? opened : null;
}

interface CommentEditFormProps extends Pick<CommentProps, "comment" | "addresses" | "refused"> {
  readonly onClose: () => void;
}

function CommentEditForm({ comment, addresses, ...rest }: CommentEditFormProps) {
  return (
    <EditForm
      {...rest}
      {...addresses.form(comment.id, "edit")}
      edited={comment}
      hidden={{ deed: "edit", comment: comment.id }}
    />
  );
}

function Tags({ comment }: Pick<CommentProps, "comment">) {
  const t = useTexts("documents");
  const terms = useTexts("terms");
  return (
    <>
      {comment.change && <Tag>{terms("amendment")}</Tag>}
      <Tag>{t(`type.${comment.type}`)}</Tag>
    </>
  );
}
