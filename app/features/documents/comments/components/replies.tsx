import type { FormReply } from "#app/http/form.ts";
import { FormErrors } from "#app/frame/form-errors.tsx";
import { typed } from "#app/http/form.ts";
import { useTexts } from "#app/language/use-texts.tsx";
import type { ShownComment, ShownReply } from "#app/features/documents/shown.ts";
import type { OpenForm } from "../open-form.ts";
import { OpenLink, WithdrawForm } from "./comment-actions.tsx";
import { EditForm } from "./edit-form.tsx";
import { Moment, Withdrawn } from "./moment.tsx";
import { Speaker } from "./speaker.tsx";
import type { ThreadAddresses } from "./thread-addresses.ts";
import { Written } from "./written.tsx";

interface RepliesProps {
  readonly comment: ShownComment;
  readonly addresses: ThreadAddresses;
  readonly open: OpenForm | null;
  readonly onOpen: (open: OpenForm | null) => void;
  readonly refused: FormReply | undefined;
}

/** The replies to a comment, the oldest first. */
export function Replies({ comment, ...rest }: RepliesProps) {
  const t = useTexts("threads");
  if (comment.replies.length === 0) return null;
  return (
    <ol className="thread-replies" aria-label={t.plain("replies")}>
      {comment.replies.map((reply) => (
        <Reply key={reply.id} comment={comment} reply={reply} {...rest} />
      ))}
    </ol>
  );
}

function Reply({
  comment,
  reply,
  addresses,
  open,
  onOpen,
  refused,
}: RepliesProps & { readonly reply: ShownReply }) {
  const own = typed(refused, "reply") === reply.id ? refused : undefined;
  return (
    <li id={`reply-${reply.id}`}>
      <p>
        <span className="thread-who">
          <Speaker speaker={reply} />
        </span>{" "}
        <span className="thread-when">
          <Moment said={reply} />
        </span>
      </p>
      <div className="prose" lang={reply.lang} dir="auto">
        {reply.isWithdrawn && <Withdrawn isRead={reply.body !== ""} />}
        {reply.body !== "" && <Written body={reply.body} mentions={reply.mentions} />}
      </div>
      {own && own.errors.every(({ field }) => field === `reply-${reply.id}`) && <FormErrors reply={own} />}
      <ReplyActions comment={comment.id} reply={reply} addresses={addresses} onOpen={onOpen} />
      {open?.deed === "editReply" && open.id === reply.id && (
        <EditForm
          {...addresses.form(reply.id, "editReply")}
          edited={reply}
          hidden={{ deed: "editReply", comment: comment.id, reply: reply.id }}
          refused={own}
          onClose={() => {
            onOpen(null);
          }}
        />
      )}
    </li>
  );
}

interface ReplyActionsProps {
  readonly comment: string;
  readonly reply: ShownReply;
  readonly addresses: ThreadAddresses;
  readonly onOpen: (open: OpenForm) => void;
}

function ReplyActions({ comment, reply, addresses, onOpen }: ReplyActionsProps) {
  const t = useTexts("threads");
  const { id, can, revision } = reply;
  if (!can.edit && !can.withdraw && revision === 1) return null;
  return (
    <div className="thread-actions">
      {can.edit && (
        <OpenLink opens={{ deed: "editReply", id }} addresses={addresses} onOpen={onOpen}>
          {t("edit")}
        </OpenLink>
      )}
      {revision > 1 && <a href={`${addresses.history(comment)}#reply-${id}`}>{t("history")}</a>}
      {can.withdraw && (
        <WithdrawForm
          hidden={{ deed: "withdrawReply", comment, reply: id }}
          action={addresses.page}
          hint={t("withdrawReplyHint")}
        />
      )}
    </div>
  );
}
