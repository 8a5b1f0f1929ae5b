import { useEffect, useState, type RefObject } from "react";
import { begunMention, type MentionedOffice } from "../mentions.ts";
import { listedMentions, listedOffices } from "./listed-offices.ts";

const noOffices: readonly MentionedOffice[] = [];

interface Source {
  /** The page that lists offices. */
  readonly page: string;
  /** Where everything that may be mentioned is listed instead. */
  readonly from: string | undefined;
}

/** The mention that is being typed into the text field of this id, and what may be mentioned, asked for at the first one. */
export function useMention(field: string, list: RefObject<HTMLElement>, { page, from }: Source) {
  const [begun, setBegun] = useState<string | null>(null);
  const [offices, setOffices] = useState(noOffices);
  const isAsked = begun !== null;
  useEffect(() => {
    let isWanted = true;
    if (isAsked && offices === noOffices)
      void (from === undefined ? listedOffices(page) : listedMentions(from)).then((listed) => {
        if (isWanted) setOffices(listed);
      });
    return () => {
      isWanted = false;
    };
  }, [isAsked, offices, page, from]);
  useEffect(() => watch(textField(field), list, setBegun), [field, list]);
  const leave = () => {
    textField(field)?.focus();
    setBegun(null);
  };
  const choose = (handle: string) => {
    const area = textField(field);
    if (area && begun !== null) {
      const end = area.selectionStart;
      area.setRangeText(`@${handle} `, end - begun.length - 1, end, "end");
      // As typed: what is written is kept.
      area.dispatchEvent(new Event("input", { bubbles: true }));
    }
    leave();
  };
  return { begun, offices, choose, leave };
}

function textField(id: string): HTMLTextAreaElement | null {
  return document.querySelector<HTMLTextAreaElement>(`textarea#${CSS.escape(id)}`);
}

/** Tells what is begun before the caret as it is typed; arrow down leads into the list, Escape closes it, and so does leaving both. */
function watch(
  area: HTMLTextAreaElement | null,
  list: RefObject<HTMLElement>,
  tell: (begun: string | null) => void,
): (() => void) | undefined {
  if (!area) return undefined;
  const look = () => {
    tell(begunMention(area.value.slice(0, area.selectionStart)));
  };
  const press = (event: KeyboardEvent) => {
    const first = list.current?.querySelector("button");
    if (!first || !["ArrowDown", "Escape"].includes(event.key)) return;
    event.preventDefault();
    if (event.key === "Escape") tell(null);
    else first.focus();
  };
  const blur = (event: FocusEvent) => {
    if (!list.current?.contains(event.relatedTarget as Node | null)) tell(null);
  };
  area.addEventListener("input", look);
  area.addEventListener("keydown", press);
  area.addEventListener("blur", blur);
  return () => {
    area.removeEventListener("input", look);
    area.removeEventListener("keydown", press);
    area.removeEventListener("blur", blur);
  };
}
