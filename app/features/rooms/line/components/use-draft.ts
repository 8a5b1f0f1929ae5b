import { useCallback, useEffect, useRef, type RefObject } from "react";
import type { Draft, Outbox } from "../outbox.ts";

/** How long after a letter what stands in the box is kept, in milliseconds: also while its author types on. */
const pause = 250;

/** Fields of the form that are no words of its author. */
const own = new Set(["id", "deed", "as"]);

interface Drafting {
  /** Whether the box is there: a room that is closed has none. */
  readonly isOpen: boolean;
  /** What belongs to the words and is in no field. */
  readonly beside: Draft;
  readonly restore: (draft: Draft) => void;
}

/**
 * Keeps what stands in the form of `box`, and puts back what a reload or a crash left behind; `restore` is told its fields.
 * Gives a function that keeps it at once, for when it was sent: a reload within the pause would bring it back.
 */
export function useDraft(
  box: RefObject<HTMLTextAreaElement>,
  outbox: Outbox,
  drafting: Drafting,
): () => void {
  const current = useRef(drafting);
  const now = useRef<() => void>(() => undefined);
  const { isOpen } = drafting;
  useEffect(() => {
    current.current = drafting;
  });
  useEffect(() => {
    const field = box.current;
    const form = field?.form;
    if (!isOpen || !form) return;
    const keeping = keepAsTyped(field, form, () => {
      const words = draftOf(form);
      void outbox.keepDraft(words && { ...words, ...current.current.beside });
    });
    now.current = keeping.now;
    void outbox.findDraft().then((draft) => {
      const { value = "", defaultValue = "" } = box.current ?? {};
      // What was typed before the script ran, or was refused by the server, stands already.
      if (draft && value === "") current.current.restore(draft);
      else if (value !== defaultValue) keeping.soon();
    });
    return keeping.end;
  }, [box, outbox, isOpen]);
  return useCallback(() => {
    now.current();
  }, []);
}

/** Keeps what is in the form soon after each letter, and at once where the page may go; gives the functions for both, and the one that ends it. */
function keepAsTyped(field: HTMLTextAreaElement, form: HTMLFormElement, keep: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const now = () => {
    wait();
    keep();
  };
  const soon = () => {
    // What left the box went on its way: it is kept there first.
    if (field.value === "") wait();
    timer ??= setTimeout(now, pause);
  };
  const hurry = () => {
    if (timer !== undefined) now();
  };
  form.addEventListener("input", soon);
  addEventListener("pagehide", hurry);
  document.addEventListener("visibilitychange", hurry);
  const end = () => {
    hurry();
    form.removeEventListener("input", soon);
    removeEventListener("pagehide", hurry);
    document.removeEventListener("visibilitychange", hurry);
  };
  return { now, soon, end };
}

function draftOf(form: HTMLFormElement): Draft | null {
  const fields = [...new FormData(form)].filter(
    (field): field is [string, string] =>
      typeof field[1] === "string" && field[1] !== "" && !own.has(field[0]),
  );
  return fields.some(([name]) => name === "body") ? Object.fromEntries(fields) : null;
}
