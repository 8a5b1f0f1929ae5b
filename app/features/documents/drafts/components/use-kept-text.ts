import { useEffect, useRef, useState, type RefObject } from "react";
import { TextKeeper, type Keeping, type SavingAnswer } from "../text-keeper.ts";
import { findKept, keepText, type KeptPlace } from "./kept-texts.ts";

interface Field {
  readonly place: KeptPlace;
  /** Where the text is sent. */
  readonly action: string;
  /** What the server has. */
  readonly text: string;
  readonly revision: number;
  /** False where a form was refused: what it holds is decided by a person. */
  readonly isAutomatic: boolean;
}

/** Answers after which trying again is worth it: busy, away, or someone between us and the portal. */
const passing = (status: number) => status === 408 || status === 429 || status >= 500;

async function send(action: string, { paragraph, lang }: KeptPlace, text: string, revision: number) {
  const body = new URLSearchParams({ paragraph, lang, text, revision: String(revision) });
  const response = await fetch(action, { method: "POST", body, redirect: "error" });
  if (passing(response.status)) return null;
  // Refused at the door, which answers every sender with a page.
  if (response.status === 413) return { key: "tooLarge" };
  return (await response.json()) as SavingAnswer;
}

/** Saves the field `text` of the form while it is typed in; null until the script runs. */
export function useKeptText(form: RefObject<HTMLFormElement>, field: Field): Keeping | null {
  const [keeping, setKeeping] = useState<Keeping | null>(null);
  const keeper = useRef<TextKeeper>();
  const first = useRef(field);
  useEffect(() => {
    const { place, action, text, revision, isAutomatic } = first.current;
    const box = form.current?.elements.namedItem("text");
    if (!isAutomatic || !(box instanceof HTMLTextAreaElement)) return;
    const one = new TextKeeper(
      {
        send: (words, changed) => send(action, place, words, changed),
        keep: (kept) => {
          keepText(place, kept);
        },
        later: (work, ms) => {
          const timer = setTimeout(work, ms);
          return () => {
            clearTimeout(timer);
          };
        },
        onChange: setKeeping,
      },
      { text, revision },
    );
    keeper.current = one;
    const kept = findKept(place);
    if (kept && kept.text !== text) {
      box.value = kept.text;
      one.resume(kept);
    } else if (box.value !== text) one.type(box.value);
    const onType = () => {
      one.type(box.value);
    };
    const onLine = () => {
      one.tryNow();
    };
    box.addEventListener("input", onType);
    window.addEventListener("online", onLine);
    return () => {
      box.removeEventListener("input", onType);
      window.removeEventListener("online", onLine);
      one.close();
    };
  }, [form]);
  const { text, revision } = field;
  useEffect(() => {
    const box = form.current?.elements.namedItem("text");
    if (keeper.current?.load({ text, revision }) && box instanceof HTMLTextAreaElement) box.value = text;
  }, [form, text, revision]);
  return keeping;
}
