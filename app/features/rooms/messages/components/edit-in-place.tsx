import { useEffect, useRef, type FormEvent, type KeyboardEvent } from "react";
import { Button } from "#app/components/button.tsx";
import { Press } from "#app/components/press.tsx";
import { useTexts } from "#app/language/use-texts.tsx";
import type { ChangePayload } from "../../line/room-state.ts";
import type { MessageNow } from "../../room-event.ts";

interface EditInPlaceProps {
  readonly message: MessageNow;
  /** Puts the new wording on its way. */
  readonly onChange: (deed: "room:edit", payload: ChangePayload) => void;
  readonly onClose: () => void;
}

/** Another wording, written in the message's place: Control and Enter save, Escape leaves it as it was. */
export function EditInPlace({ message, onChange, onClose }: EditInPlaceProps) {
  const terms = useTexts("terms");
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const written = new FormData(event.currentTarget).get("text");
    const body = typeof written === "string" ? written.trim() : "";
    if (body === "") return;
    if (body !== message.body) onChange("room:edit", { message: message.id, body });
    onClose();
  };
  return (
    <form className="form edit-in-place" onSubmit={save}>
      <Wording message={message} onEscape={onClose} />
      <div className="link-row">
        <Button>{terms("save")}</Button>
        <Press onPress={onClose}>{terms("cancel")}</Press>
      </div>
    </form>
  );
}

/** The wording as it stands, to be written on from its end. */
function Wording({ message, onEscape }: { readonly message: MessageNow; readonly onEscape: () => void }) {
  const t = useTexts("messages");
  const box = useRef<HTMLTextAreaElement>(null);
  const id = `text-${String(message.n)}`;
  useEffect(() => {
    box.current?.focus();
    box.current?.setSelectionRange(box.current.value.length, box.current.value.length);
  }, []);
  const onKeyDown = ({ key, ctrlKey, metaKey, currentTarget }: KeyboardEvent<HTMLTextAreaElement>) => {
    if (key === "Escape") onEscape();
    if (key === "Enter" && (ctrlKey || metaKey)) currentTarget.form?.requestSubmit();
  };
  return (
    <div className="field">
      <label className="small" htmlFor={id}>
        {t("newWording")}
      </label>
      <textarea
        ref={box}
        className="input"
        rows={2}
        {...{ id, onKeyDown }}
        name="text"
        defaultValue={message.body ?? ""}
        required
        lang={message.lang ?? undefined}
      />
    </div>
  );
}
