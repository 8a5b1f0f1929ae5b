import { useEffect, useState, type ReactNode } from "react";
import { UnsentWords } from "../../writing/components/unsent-words.tsx";
import type { Outbox } from "../outbox.ts";

interface KeptWordsProps {
  readonly outbox: Outbox;
  /** Says why there is no box. */
  readonly children: ReactNode;
}

/** In the place of the box, what stood in it when it went: nobody must look for it. */
export function KeptWords({ outbox, children }: KeptWordsProps) {
  const [words, setWords] = useState("");
  useEffect(() => {
    let isWanted = true;
    void outbox.findDraft().then((draft) => {
      if (isWanted) setWords(draft?.["body"] ?? "");
    });
    return () => {
      isWanted = false;
    };
  }, [outbox]);
  return (
    <>
      {children}
      <UnsentWords words={words} />
    </>
  );
}
