import type { FormEvent } from "react";
import { Button } from "#app/components/button.tsx";
import { TextField } from "#app/components/field.tsx";
import { useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { useTexts } from "#app/language/use-texts.tsx";
import type { ShownMessage } from "../timeline.ts";

export type Change = "room:edit" | "room:delete";

interface OwnMessageProps {
  readonly message: ShownMessage;
  /** What the server said to the form, when it was refused; it may be about another message. */
  readonly reply: FormReply | undefined;
  /** Puts it on its way. */
  readonly onChange: (change: Change, payload: { message: string; body?: string }) => void;
}

/** Editing and deleting a message of one's own: forms that fold, and work without script. */
export function OwnMessage({ message, reply, onChange }: OwnMessageProps) {
  const t = useTexts("rooms");
  const terms = useTexts("terms");
  const own = typed(reply, "message") === message.id ? reply : undefined;
  const error = useFieldError(own)("text");
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const form = event.currentTarget;
    const change = form.dataset["change"] as Change;
    const body = new FormData(form).get("text");
    event.preventDefault();
    onChange(change, { message: message.id, ...(typeof body === "string" ? { body } : {}) });
    form.closest("details")?.removeAttribute("open");
  };
  return (
    <>
      <details className="open:w-full open:pb-3" open={error !== undefined}>
        <summary>{terms("edit")}</summary>
        <form method="post" className="form" data-change="room:edit" onSubmit={submit}>
          <OwnFields deed={deeds.edit} message={message} />
          <TextField
            name="text"
            id={error ? "text" : `text-${String(message.n)}`}
            label={t("newWording")}
            defaultValue={typed(own, "text", message.body ?? "")}
            error={error}
            required
            lang={message.lang ?? undefined}
          />
          <div>
            <Button>{terms("save")}</Button>
          </div>
        </form>
      </details>
      <details className="open:w-full open:pb-3">
        <summary>{terms("delete")}</summary>
        <form method="post" className="form" data-change="room:delete" onSubmit={submit}>
          <OwnFields deed={deeds.delete} message={message} />
          <p>{t("deleteLead")}</p>
          <div>
            <Button kind="danger">{t("deleteForAll")}</Button>
          </div>
        </form>
      </details>
    </>
  );
}

const deeds = { edit: "edit", delete: "delete" } as const;

function OwnFields({ deed, message }: { readonly deed: string; readonly message: ShownMessage }) {
  return (
    <>
      <input type="hidden" name="deed" value={deed} />
      <input type="hidden" name="message" value={message.id} />
    </>
  );
}
