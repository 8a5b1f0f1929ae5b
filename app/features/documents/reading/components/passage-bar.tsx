import { Link } from "@remix-run/react";
import { useEffect, useRef, useState, type MouseEvent } from "react";
import { createPortal } from "react-dom";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { documentAddress } from "../../components/document-address.ts";
import type { ShownDocument } from "../../shown.ts";
import { selectedPassage, type SelectedPassage } from "./selected-passage.ts";

/** Lets a selection settle: it changes with every letter while it is drawn. */
const settling = 250;

/** What can be done with words selected in a paragraph: right behind the paragraph for those who go by keyboard, at the foot of a phone. */
export function PassageBar({ page }: { readonly page: ShownDocument }) {
  const t = useTexts("reading");
  const { lang } = usePageTexts();
  const bar = useRef<HTMLDivElement>(null);
  const [passage, setPassage] = useSelectedPassage(page, bar);
  useEffect(() => {
    bar.current?.style.setProperty("--below", `${String(Math.round(passage?.below ?? 0))}px`);
  }, [passage]);
  if (!passage) return null;
  const { node, quote, element } = passage;
  const step = (amend: string) => ({
    to: documentAddress(lang, page, { paragraph: node, place: "comment-form", amend }),
    state: { quote, lang: passage.lang },
    preventScrollReset: true,
    // A press takes the selection away before it becomes a click.
    onMouseDown: (event: MouseEvent) => {
      event.preventDefault();
    },
    onClick: () => {
      setPassage(null);
      getSelection()?.removeAllRanges();
    },
  });
  return createPortal(
    <div ref={bar} className="passage-bar" role="group" aria-label={t.plain("bar.label")} lang={lang}>
      <Link className="button" {...step("")}>
        {t("bar.comment")}
      </Link>
      <Link className="button button-quiet" {...step(passage.lang)}>
        {t("bar.amend")}
      </Link>
    </div>,
    element,
  );
}

function useSelectedPassage({ nodes }: ShownDocument, bar: React.RefObject<HTMLDivElement>) {
  const [passage, setPassage] = useState<SelectedPassage | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      // Who has gone on to the bar by keyboard keeps it.
      if (bar.current?.contains(document.activeElement)) return;
      setPassage(selectedPassage(getSelection(), nodes));
    };
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(look, settling);
    };
    // Words may have been selected before the script came.
    wait();
    document.addEventListener("selectionchange", wait);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("selectionchange", wait);
    };
  }, [nodes, bar]);
  return [passage, setPassage] as const;
}
