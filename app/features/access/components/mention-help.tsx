import { useRef, type KeyboardEvent } from "react";
import { VisuallyHidden } from "#app/components/visually-hidden.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { officesLike } from "../mentions.ts";
import { useMention } from "./use-mention.ts";

/** So many offices are offered at once. */
const offered = 5;

interface MentionHelpProps {
  /** The id of the text field. */
  readonly field: string;
  /** Where everything that may be mentioned is listed; without it offices are offered. */
  readonly from?: string;
}

/** While a mention is typed into a text, what it may mean, by pointer or by arrow keys; nothing without JavaScript. */
export function MentionHelp({ field, from }: MentionHelpProps) {
  const t = useTexts("mentions");
  const list = useRef<HTMLUListElement>(null);
  const page = pathsOf(usePageTexts().lang).offices;
  const { begun, offices, choose, leave } = useMention(field, list, { page, from });
  const found = begun === null ? [] : officesLike(offices, begun, offered);
  const count = found.length;
  return (
    <div className="mentions">
      <VisuallyHidden>
        <span role="status">{count > 0 && t(from === undefined ? "found" : "fit", { count })}</span>
      </VisuallyHidden>
      {count > 0 && (
        <ul ref={list} aria-label={t.plain(from === undefined ? "label" : "all")}>
          {found.map(({ handle, name }) => (
            <li key={handle}>
              <button
                type="button"
                onClick={() => {
                  choose(handle);
                }}
                onKeyDown={(event) => {
                  moveBy(event, leave);
                }}
              >
                <span>{name}</span> <bdi className="small soft">@{handle}</bdi>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Up and down go through the list, up from its first and Escape back to the text. */
function moveBy(event: KeyboardEvent<HTMLButtonElement>, leave: () => void): void {
  const item = event.currentTarget.parentElement;
  const to = { ArrowDown: item?.nextElementSibling, ArrowUp: item?.previousElementSibling }[event.key];
  if (event.key === "Escape" || (event.key === "ArrowUp" && !to)) leave();
  else if (to) to.querySelector("button")?.focus();
  else if (event.key !== "ArrowDown") return;
  event.preventDefault();
}
