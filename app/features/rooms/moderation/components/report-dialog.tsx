import { useEffect, useRef, useState, type FormEvent } from "react";
import { useTexts } from "#app/language/use-texts.tsx";

interface ReportDialogProps {
  /** Path of the page where the message is reported. */
  readonly page: string;
  readonly onClose: () => void;
}

/** A message reported over the room, with the form that its own page has: what is wrong with it is said there, and thanks in its place. */
export function ReportDialog({ page, onClose }: ReportDialogProps) {
  const t = useTexts("errors");
  const terms = useTexts("terms");
  const messages = useTexts("messages");
  const dialog = useRef<HTMLDialogElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const close = useRef<HTMLButtonElement>(null);
  const [thanks, setThanks] = useState("");
  const [refusal, setRefusal] = useState<string | null>(null);
  useEffect(() => {
    dialog.current?.showModal();
    let isWanted = true;
    void ask(page).then((answered) => {
      if (!isWanted) return;
      setRefusal(answered?.part ? null : (answered?.refusal ?? ""));
      if (answered?.part) show(place.current, answered.part);
    });
    return () => {
      isWanted = false;
    };
  }, [page]);
  const send = async (event: FormEvent<HTMLDivElement>) => {
    event.preventDefault();
    const reason = new FormData(event.target as HTMLFormElement).get("reason");
    const body = new URLSearchParams({ deed, reason: typeof reason === "string" ? reason : "" });
    const answered = await ask(page, { method: "POST", body });
    if (answered?.thanks) {
      place.current?.replaceChildren();
      setThanks(answered.thanks);
      close.current?.focus();
    } else if (answered?.part) show(place.current, answered.part);
    setRefusal(answered?.thanks || answered?.part ? null : (answered?.refusal ?? ""));
  };
  return (
    <dialog ref={dialog} aria-label={messages.plain("report")} className="room-dialog" onClose={onClose}>
      <div ref={place} onSubmit={(event) => void send(event)} />
      <p role="status" className="pt-5 empty:hidden">
        {thanks}
      </p>
      {refusal !== null && (
        <p role="alert" className="pt-5">
          {refusal === "" ? t("noAnswer") : <a href={page}>{refusal}</a>}
        </p>
      )}
      <form method="dialog" className="pt-4">
        <button ref={close} className="button button-quiet">
          {terms("close")}
        </button>
      </form>
    </dialog>
  );
}

const deed = "report";

/** Puts the form into its place; the field that was refused, or the only one, takes the focus and so is read. */
function show(place: HTMLElement | null, part: Element) {
  place?.replaceChildren(part);
  part.querySelector<HTMLElement>("textarea")?.focus();
}

interface Answered {
  /** The form, with what is wrong where it was refused; null where the page has none. */
  readonly part: Element | null;
  /** What the portal said to the report that it took; empty where it took none. */
  readonly thanks: string;
  /** What it said instead of a form. */
  readonly refusal: string;
}

/** Asks for the page of the report, or sends one there; null where the portal did not answer. */
async function ask(page: string, init?: RequestInit): Promise<Answered | null> {
  try {
    const answer = await fetch(page, init);
    const found = new DOMParser().parseFromString(await answer.text(), "text/html");
    const part = found.getElementById(deed);
    const wordsOf = (selector: string) => found.querySelector(selector)?.textContent ?? "";
    return {
      part: part && document.importNode(part, true),
      thanks: init && answer.ok ? wordsOf(".flash") : "",
      refusal: wordsOf("main h1"),
    };
  } catch {
    return null;
  }
}
