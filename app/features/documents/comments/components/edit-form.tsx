import { useState } from "react";
import { SelectField, TextField } from "#app/components/field.tsx";
import { MentionHelp } from "#app/features/access/components/mention-help.tsx";
import { useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { useTexts } from "#app/language/use-texts.tsx";
import { commentTypes } from "../comment-types.ts";
import { FormEnd, LanguageField, ThreadForm } from "./thread-form.tsx";

/** What is changed: a comment, which has a kind and may propose words, or a reply. */
export interface Edited {
  readonly id: string;
  readonly revision: number;
  readonly lang: string;
  readonly body: string;
  readonly type?: string;
  readonly proposed?: string | null;
}

interface EditFormProps {
  readonly edited: Edited;
  /** The deed and whose form it is. */
  readonly hidden: Readonly<Record<string, string>>;
  readonly action: string;
  readonly cancel: string;
  readonly refused: FormReply | undefined;
  readonly onClose: () => void;
}

/** Other words for what one's office has said; what is refused keeps what was typed. */
export function EditForm({ edited, hidden, action, cancel, refused, onClose }: EditFormProps) {
  const t = useTexts("threads");
  // The revision that was read when the form was opened; one that was refused as too old is sent on the one now shown.
  const [{ revision }] = useState(edited);
  return (
    <ThreadForm
      className="form thread-form"
      action={action}
      hidden={hidden}
      refused={refused}
      onDone={onClose}
    >
      {(reply) => (
        <>
          <input
            type="hidden"
            name="revision"
            value={reply?.errors.some(({ key }) => key === "editedMeanwhile") ? edited.revision : revision}
          />
          <EditFields edited={edited} reply={reply} />
          <FormEnd cancel={cancel} onCancel={onClose}>
            {t("save")}
          </FormEnd>
        </>
      )}
    </ThreadForm>
  );
}

function EditFields({ edited, reply }: { readonly edited: Edited; readonly reply: FormReply | undefined }) {
  const t = useTexts("threads");
  const fields = useFields(edited.id, reply);
  return (
    <>
      {typeof edited.proposed === "string" && (
        <TextField
          {...fields.proposed}
          label={t("proposed")}
          defaultValue={typed(reply, "proposed", edited.proposed)}
        />
      )}
      <TextField
        {...fields.body}
        label={t("words")}
        lang={edited.lang}
        defaultValue={typed(reply, "body", edited.body)}
      />
      <MentionHelp field={fields.body.id} />
      {edited.type !== undefined && (
        <TypeField {...fields.type} defaultValue={typed(reply, "type", edited.type)} />
      )}
      <LanguageField {...fields.lang} defaultValue={typed(reply, "lang", edited.lang)} />
    </>
  );
}

/** Name, id and error of each field: the page has forms of many comments, so the ids carry whose they are. */
function useFields(of: string, reply: FormReply | undefined) {
  const errorOf = useFieldError(reply);
  const field = (name: string) => ({ name, id: `${name}-${of}`, error: errorOf(`${name}-${of}`) });
  return { proposed: field("proposed"), body: field("body"), type: field("type"), lang: field("lang") };
}

interface TypeFieldProps {
  readonly name: string;
  readonly id: string;
  readonly defaultValue: string;
  readonly error: ReturnType<ReturnType<typeof useFieldError>>;
}

function TypeField(field: TypeFieldProps) {
  const t = useTexts("documents");
  const options = commentTypes.map((type) => ({
    value: type,
    label: t.plain(`type.${type}`),
    lang: t.lang(`type.${type}`),
  }));
  return <SelectField {...field} label={t("type.label")} options={options} />;
}
