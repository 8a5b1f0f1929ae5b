import type { FormEvent, KeyboardEvent, ReactNode, RefObject } from "react";
import { Button } from "#app/components/button.tsx";
import { FieldNotes, describedBy } from "#app/components/field.tsx";
import { useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { useTexts } from "#app/language/use-texts.tsx";

interface ComposerProps {
  /** Id of the next message, for sending it by the form itself. */
  readonly messageId: string;
  readonly reply: FormReply | undefined;
  /** Takes the message over the live line and gives whether it did; else the form goes out as it is. */
  readonly onPost: (body: string) => boolean;
  readonly box: RefObject<HTMLTextAreaElement>;
  /** How the line stands, where that is worth a word. */
  readonly status: ReactNode;
}

/** The box for a message, at the foot of the room. Control and Enter send, Enter alone makes a line. */
export function Composer({ messageId, reply, onPost, box, status }: ComposerProps) {
  const terms = useTexts("terms");
  const error = useFieldError(reply)("body");
  const field = { name: "body", label: terms("message"), error };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const body = new FormData(event.currentTarget).get("body");
    if (typeof body === "string" && body.trim() !== "" && onPost(body)) event.preventDefault();
  };
  const sendByKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
  };
  return (
    <form
      method="post"
      id="compose"
      className="bottom-0 border-t border-line bg-paper py-3 [@media(min-height:30rem)]:sticky"
      onSubmit={submit}
    >
      <input type="hidden" name="id" value={messageId} />
      <label className="field-label" htmlFor="body">
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
          onKeyDown={sendByKey}
          name="body"
          {...describedBy(field)}
        />
        <Button>{terms("send")}</Button>
      </div>
      <p className="field-hint" role="status">
        {status}
      </p>
    </form>
  );
}
