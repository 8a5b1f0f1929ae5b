import { useEffect, useLayoutEffect, useRef, type FormEvent } from "react";
import { useTexts } from "#app/language/use-texts.tsx";
import { usePagePart } from "./page-part.ts";

interface PageDialogProps {
  /** What it is called, for those who hear it. */
  readonly label: string;
  /** Path of the page, and the id of its part that is shown. */
  readonly page: string;
  readonly part: string;
  readonly onClose: () => void;
}

/** A part of a message's page over the room: what is wrong with a form in it is said there, and thanks in its place; where the page has no such part, the way there. */
export function PageDialog({ label, page, part, onClose }: PageDialogProps) {
  const t = useTexts("errors");
  const terms = useTexts("terms");
  const dialog = useRef<HTMLDialogElement>(null);
  const close = useRef<HTMLButtonElement>(null);
  const { place, answered, send } = usePagePart(page, part);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  // The field that was refused, or the only one, takes the focus and so is read. At once: who closes it must not be led back into it.
  useLayoutEffect(() => {
    if (answered?.thanks) close.current?.focus();
    else if (answered?.part) place.current?.querySelector("textarea")?.focus();
  }, [answered, place]);
  const onSubmit = (event: FormEvent<HTMLDivElement>) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    void send(new FormData(event.target as HTMLFormElement, submitter));
  };
  const isMissing = answered !== null && !answered.part && answered.thanks === "";
  return (
    <dialog ref={dialog} aria-label={label} className="room-dialog" onClose={onClose}>
      <div ref={place} onSubmit={onSubmit} />
      <p role="status" className="pt-5 empty:hidden">
        {answered?.thanks}
      </p>
      {isMissing && (
        <p role="alert" className="pt-5">
          {answered.title === null ? t("noAnswer") : <a href={`${page}#${part}`}>{answered.title}</a>}
        </p>
      )}
      <form method="dialog">
        <button ref={close} className="button button-quiet">
          {terms("close")}
        </button>
      </form>
    </dialog>
  );
}
