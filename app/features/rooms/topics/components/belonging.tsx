import type { ReactNode } from "react";
import { InputField } from "#app/components/field.tsx";
import { useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { useTexts } from "#app/language/use-texts.tsx";
import type { By } from "../../room-event.ts";
import type { Topic } from "../topic.ts";

/** The message that is being answered. */
export interface Replying {
  readonly id: string;
  readonly by: By;
  /** Its first words. */
  readonly excerpt: string;
}

interface BelongingProps {
  readonly replying: Replying | null;
  readonly topic: Topic | null;
  /** Where one goes who does not want to reply after all. */
  readonly cancel: string;
  readonly officeName: (by: By) => ReactNode;
}

/** What the message in the box answers, or which topic it belongs to. */
export function Belonging({ replying, topic, cancel, officeName }: BelongingProps) {
  const t = useTexts("rooms");
  const terms = useTexts("terms");
  if (!replying) return topic && <input type="hidden" name="topic" value={topic.id} />;
  return (
    <div className="link-row">
      <input type="hidden" name="replyTo" value={replying.id} />
      <span>
        {t("replyingTo")} <strong>{officeName(replying.by)}</strong>: <bdi>{replying.excerpt}</bdi>
      </span>
      <a href={cancel}>{terms("cancel")}</a>
    </div>
  );
}

/** The title of the topic that the message starts, folded until wanted. */
export function NewTopic({ reply }: { readonly reply: FormReply | undefined }) {
  const t = useTexts("rooms");
  const error = useFieldError(reply)("newTopic");
  const title = typed(reply, "newTopic");
  return (
    <details open={title !== "" || error !== undefined}>
      <summary>{t("startTopic")}</summary>
      <InputField name="newTopic" label={t("topicTitle")} defaultValue={title} error={error} />
    </details>
  );
}
