import type { ReactNode } from "react";
import { InputField } from "#app/components/field.tsx";
import { useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { useTexts } from "#app/language/use-texts.tsx";
import type { By } from "../../room-event.ts";
import type { Replying } from "../replying.ts";
import type { Topic } from "../topic.ts";

interface BelongingProps {
  readonly replying: Replying | null;
  /** The topic that alone is shown. */
  readonly topic: Topic | null;
  /** The topic that a draft came back to, where all are shown. */
  readonly keptTopic: Topic | null;
  /** What was to be answered is deleted or hidden. */
  readonly isGone: boolean;
  /** Where one goes who does not want it to belong there after all; with script it ends in its place. */
  readonly cancel: string;
  readonly onCancel: () => void;
  readonly officeName: (by: By) => ReactNode;
}

/** What the message in the box answers, or which topic it belongs to. */
export function Belonging(props: BelongingProps) {
  const { replying, topic, keptTopic, isGone, cancel, onCancel, officeName } = props;
  const t = useTexts("rooms");
  const terms = useTexts("terms");
  const own = topic ?? keptTopic;
  return (
    <>
      {isGone && (
        <p className="field-hint" role="status">
          {t("replyGone")}
        </p>
      )}
      {!replying && own && <input type="hidden" name="topic" value={own.id} />}
      {replying && <input type="hidden" name="replyTo" value={replying.id} />}
      {(replying ?? keptTopic) && (
        <div className="link-row" id="belonging">
          {replying ? (
            <ReplyingTo replying={replying} officeName={officeName} />
          ) : (
            <bdi>{t("ofTopic", { title: keptTopic?.title ?? "" })}</bdi>
          )}
          <a
            href={cancel}
            onClick={(event) => {
              event.preventDefault();
              onCancel();
            }}
          >
            {terms("cancel")}
          </a>
        </div>
      )}
    </>
  );
}

/** Whom it answers, with the first words of that. */
function ReplyingTo({
  replying,
  officeName,
}: Pick<BelongingProps, "officeName"> & { readonly replying: Replying }) {
  const t = useTexts("rooms");
  return (
    <span>
      {t("replyingTo")} <strong>{officeName(replying.by)}</strong>:{" "}
      <bdi lang={replying.lang ?? undefined}>{replying.excerpt}</bdi>
    </span>
  );
}

interface NewTopicProps {
  readonly reply: FormReply | undefined;
  /** As a draft had it. */
  readonly kept: string;
}

/** The title of the topic that the message starts, folded until wanted. */
export function NewTopic({ reply, kept }: NewTopicProps) {
  const t = useTexts("rooms");
  const error = useFieldError(reply)("newTopic");
  const title = typed(reply, "newTopic", kept);
  return (
    <details open={title !== "" || error !== undefined}>
      <summary>{t("startTopic")}</summary>
      <InputField name="newTopic" label={t("topicTitle")} defaultValue={title} error={error} />
    </details>
  );
}
