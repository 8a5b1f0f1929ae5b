import type { FormEvent, KeyboardEvent, ReactNode, RefObject } from "react";
import { Button } from "#app/components/button.tsx";
import { FieldNotes, describedBy } from "#app/components/field.tsx";
import { MentionHelp } from "#app/features/access/components/mention-help.tsx";
import { AttachmentsField } from "#app/frame/attachments-field.tsx";
import { useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { useTexts } from "#app/language/use-texts.tsx";
import { hasFiles, type useFilesAhead } from "../attachments/components/use-files-ahead.ts";
import { ActingUnder } from "../acting/components/acting-under.tsx";
import type { Posting } from "../line/room-state.ts";

interface ComposerProps {
  /** Id of the next message, for sending it by the form itself. */
  readonly messageId: string;
  /** The mandate one acts under. */
  readonly mandate: string;
  /** Where it is listed whom one may mention here. */
  readonly mentions: string;
  readonly reply: FormReply | undefined;
  /** Puts the message on its way. */
  readonly onPost: (posting: Posting) => void;
  /** What it answers and which topic it belongs to. */
  readonly belonging: ReactNode;
  /** Whether that is said above the box. */
  readonly isSaid: boolean;
  /** Where it may start a topic: the field for its title. */
  readonly newTopic: ReactNode;
  readonly box: RefObject<HTMLTextAreaElement>;
  /** Its files, which go ahead of it. */
  readonly ahead: ReturnType<typeof useFilesAhead>;
  /** How the line stands, where that is worth a word. */
  readonly status: ReactNode;
  /** Who is writing: seen, not read out. */
  readonly writing: ReactNode;
  /** The way to new messages below. */
  readonly below: ReactNode;
  /** Something is being typed. */
  readonly onTyping: () => void;
  /** Up in an empty box. */
  readonly onUp: () => void;
}

/** The form for a message, at the foot of the room. */
export function Composer(props: ComposerProps) {
  const { messageId, mentions, reply, status, ahead } = props;
  const t = useTexts("files");
  const submit = sendingOf(props);
  return (
    <form
      method="post"
      encType="multipart/form-data"
      id="compose"
      className="bottom-0 border-t border-line bg-paper py-3"
      onSubmit={submit}
    >
      <input type="hidden" name="id" value={messageId} />
      <ActingUnder mandate={props.mandate} />
      {props.below}
      {props.belonging}
      <Box {...props} />
      <MentionHelp field="body" from={mentions} />
      <div className="link-row room-tools">
        {props.newTopic}
        <AttachmentsField key={ahead.turn} reply={ahead.reply ?? (ahead.turn === 0 ? reply : undefined)} />
        <p className="field-hint">
          <span role="status">{ahead.isSending ? t("sendingFiles") : status}</span> {props.writing}
        </p>
      </div>
    </form>
  );
}

type BoxProps = Pick<ComposerProps, "box" | "reply" | "isSaid" | "onTyping" | "onUp">;

/** The box itself and its button. Control and Enter send, Enter alone makes a line. */
function Box({ box, reply, isSaid, onTyping, onUp }: BoxProps) {
  const terms = useTexts("terms");
  const field = { name: "body", label: terms("message"), error: useFieldError(reply)("body") };
  const { "aria-describedby": notes, ...described } = describedBy(field);
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const { key, ctrlKey, metaKey, currentTarget } = event;
    if (key === "Enter" && (ctrlKey || metaKey)) currentTarget.form?.requestSubmit();
    if (key === "ArrowUp" && currentTarget.value === "") {
      event.preventDefault();
      onUp();
    }
  };
  return (
    <>
      <label className="small" htmlFor="body">
        {terms("message")}
      </label>
      <FieldNotes {...field} />
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-3">
        <textarea
          ref={box}
          className="input min-h-target max-h-[40vh]"
          rows={1}
          required
          defaultValue={typed(reply, "body")}
          onKeyDown={onKeyDown}
          onInput={({ isTrusted }) => {
            // What a draft or a message that came back puts here nobody types.
            if (isTrusted) onTyping();
          }}
          name="body"
          {...described}
          // Who hears the page hears whom it answers as the box takes the focus.
          aria-describedby={[notes, isSaid && "belonging"].filter(Boolean).join(" ") || undefined}
        />
        <Button>{terms("send")}</Button>
      </div>
    </>
  );
}

/** Sends what the form says, its files ahead of it. */
function sendingOf({ ahead, onPost }: ComposerProps) {
  return (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const posting = postingFrom(new FormData(form));
    if (posting.body === "" || ahead.isSending) return;
    if (!hasFiles(form)) onPost(posting);
    else
      void ahead.send(form).then((files) => {
        if (files) onPost({ ...posting, files });
      });
  };
}

/** What the box says, without fields left empty. */
function postingFrom(form: FormData): Posting {
  const written = (["replyTo", "topic", "newTopic"] as const).flatMap((name) => {
    const value = form.get(name);
    return typeof value === "string" && value.trim() !== "" ? [[name, value.trim()] as const] : [];
  });
  const body = form.get("body");
  return { body: typeof body === "string" ? body.trim() : "", ...Object.fromEntries(written) };
}
