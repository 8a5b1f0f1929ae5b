import { useState } from "react";
import { TextField } from "#app/components/field.tsx";
import { MentionHelp } from "#app/features/access/components/mention-help.tsx";
import { useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { FormEnd, LanguageField, ThreadForm } from "./thread-form.tsx";

interface ReplyFormProps {
  readonly comment: string;
  /** The id that the form sends: sent twice it is one reply. */
  readonly newId: string;
  readonly action: string;
  readonly cancel: string;
  readonly refused: FormReply | undefined;
  readonly onClose: () => void;
}

/** A reply to a comment; what is refused keeps what was typed. */
export function ReplyForm({ comment, newId, action, cancel, refused, onClose }: ReplyFormProps) {
  // Kept while it is open: the page gets a new one each time it is loaded.
  const [id] = useState(() => typed(refused, "id", newId));
  return (
    <ThreadForm
      className="form thread-form"
      action={action}
      hidden={{ deed: "reply", comment, id }}
      refused={refused}
      onDone={onClose}
    >
      {(reply) => (
        <>
          <ReplyFields of={comment} reply={reply} />
          <ReplyEnd cancel={cancel} onClose={onClose} />
        </>
      )}
    </ThreadForm>
  );
}

function ReplyEnd({ cancel, onClose }: Pick<ReplyFormProps, "cancel" | "onClose">) {
  const t = useTexts("threads");
  return (
    <FormEnd cancel={cancel} onCancel={onClose}>
      {t("reply")}
    </FormEnd>
  );
}

function ReplyFields({ of, reply }: { readonly of: string; readonly reply: FormReply | undefined }) {
  const t = useTexts("threads");
  const { lang } = usePageTexts();
  const errorOf = useFieldError(reply);
  return (
    <>
      <TextField
        name="body"
        id={`body-${of}`}
        rows={3}
        label={t("yourReply")}
        hint={
          <>
            {t("replyHint")} {t("mention.hint")}
          </>
        }
        defaultValue={typed(reply, "body")}
        error={errorOf(`body-${of}`)}
      />
      <MentionHelp field={`body-${of}`} />
      <LanguageField
        id={`lang-${of}`}
        defaultValue={typed(reply, "lang", lang)}
        error={errorOf(`lang-${of}`)}
      />
    </>
  );
}
