import { useLocation } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState, type RefObject } from "react";
import { typed, type FormReply } from "#app/http/form.ts";
import { usePageTexts } from "#app/language/use-texts.tsx";
import { AmendmentForm } from "../../comments/components/amendment-form.tsx";
import { CommentForm } from "../../comments/components/comment-form.tsx";
import { asReply, fieldsOf, type Fields } from "../../comments/components/typed-fields.ts";
import { draftAddress } from "../../components/document-address.ts";
import type { ShownDocument, ShownParagraph } from "../../shown.ts";
import { forget, keepTyping, leftBehind, type Keeping } from "./keep-typing.ts";
import { DiscardForm } from "./unsent-buttons.tsx";
import { passageIn, withPassage, type ChosenPassage } from "./passage-state.ts";

interface WritingProps {
  readonly page: ShownDocument;
  readonly chosen: ShownParagraph;
  /** As the address asks: the language in which an amendment is to be written, "" for a comment, null for what was begun. */
  readonly amend: string | null;
  /** What a refused form goes back with. */
  readonly reply: FormReply | undefined;
}

/** The form at the chosen place, with what was refused, was being written, or never reached the server; keeps what is typed. */
export function Writing({ page, chosen, amend, reply }: WritingProps) {
  const { lang } = usePageTexts();
  const form = useRef<HTMLFormElement>(null);
  // As they were when the form was opened: a version's text stays.
  const [{ passages }] = useState(chosen);
  const [shown, setShown] = useState(
    () => reply ?? (chosen.draft ? asReply(chosen.draft.fields) : undefined),
  );
  const [edition, setEdition] = useState(0);
  const change = useCallback((write: (fields: Fields) => Fields) => {
    const now = form.current ? fieldsOf(form.current) : {};
    // What was refused of it stays said.
    setShown((known) => ({
      ...asReply(write({ ...textsOf(known), ...now })),
      errors: known?.errors ?? [],
    }));
    setEdition((count) => count + 1);
  }, []);
  const address = draftAddress(lang, page.slug);
  const key = `draft ${page.form.office} ${page.slug} ${String(page.number)} ${chosen.id}`;
  const writesNext = useRef(false);
  const takePassage = useCallback(
    (passage: ChosenPassage) => {
      writesNext.current = true;
      change((fields) => withPassage(fields, passage, passages));
    },
    [change, passages],
  );
  // Before a passage is taken: the form that has it is the next one.
  useEffect(() => {
    if (writesNext.current) firstField(form.current)?.focus();
    writesNext.current = false;
  }, [edition]);
  useLeftBehind(key, chosen, change);
  useChosenPassage(takePassage);
  const keeping = useKeeping(form, { address, key }, edition);
  const isAmending = chosen.passages.length > 0 && (amend ?? typed(shown, "proposed")) !== "";
  useSwitched(form, isAmending);
  const Form = isAmending ? AmendmentForm : CommentForm;
  const writing = {
    ...{ page, chosen, form, keeping, amend, reply: shown, onPassage: takePassage },
    onSwitch: () => {
      change((fields) => fields);
    },
  };
  return (
    <>
      <Form key={`${String(isAmending)} ${String(edition)}`} {...writing} />
      <DiscardForm {...writing} />
    </>
  );
}

/** What was typed in this tab before a reload or a broken line comes back, unless its comment was made. */
function useLeftBehind(key: string, chosen: ShownParagraph, change: Change): void {
  const isMade = useRef((id: string | undefined) => chosen.comments.some((one) => one.id === id));
  useEffect(() => {
    const left = leftBehind(key);
    if (left && isMade.current(left["id"])) forget(key);
    else if (left) change((fields) => ({ ...fields, ...left }));
  }, [key, change]);
}

/** A passage chosen in the text comes into the form, what was written stays. */
function useChosenPassage(take: (passage: ChosenPassage) => void): void {
  const { state } = useLocation() as { state: unknown };
  useEffect(() => {
    const passage = passageIn(state);
    if (passage) take(passage);
  }, [state, take]);
}

/** From the comment to the amendment or back, the link that was followed is gone: the focus goes where writing begins. */
function useSwitched(form: RefObject<HTMLFormElement>, isAmending: boolean): void {
  const before = useRef(isAmending);
  useEffect(() => {
    if (before.current !== isAmending && document.activeElement === document.body)
      firstField(form.current)?.focus();
    before.current = isAmending;
  }, [form, isAmending]);
}

/** Where writing begins: at the proposed text of an amendment, else at the comment. */
function firstField(form: HTMLFormElement | null): HTMLElement | null {
  return form?.querySelector<HTMLElement>("textarea[name=proposed], textarea[name=body]") ?? null;
}

function useKeeping(
  form: RefObject<HTMLFormElement>,
  where: { address: string; key: string },
  edition: number,
) {
  const { address, key } = where;
  const [keeping, setKeeping] = useState<Keeping>("unchanged");
  useEffect(() => {
    if (form.current) return keepTyping(form.current, { address, key }, setKeeping);
    return undefined;
    // A new edition is a new form.
  }, [form, address, key, edition]);
  return keeping;
}

type Change = (write: (fields: Fields) => Fields) => void;

function textsOf(reply: FormReply | undefined): Fields {
  const values = Object.entries(reply?.values ?? {});
  return Object.fromEntries(
    values.filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
