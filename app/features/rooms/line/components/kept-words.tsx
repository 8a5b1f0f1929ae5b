import { useEffect, useState } from "react";
import { UnsentWords } from "../../settings/components/unsent-words.tsx";
import type { Outbox } from "../outbox.ts";

/** What stood in the box when it went: nobody must look for it. */
export function KeptWords({ outbox }: { readonly outbox: Outbox }) {
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
  return <UnsentWords words={words} />;
}
