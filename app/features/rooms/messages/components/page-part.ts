import { useCallback, useEffect, useRef, useState } from "react";

/** What a page said, asked for one of its parts or sent the form in it. */
interface Answered {
  /** The part, with what is wrong where its form was refused; null where the page has none. */
  readonly part: HTMLElement | null;
  /** What is said to a form that was taken; empty where none was. */
  readonly thanks: string;
  /** What the page is called: where it has no such part, that says why. Null where the portal did not answer. */
  readonly title: string | null;
}

/** Shows a part of another page in `place`, as the server makes it for this reader, and sends the form in it there. */
export function usePagePart(page: string, id: string) {
  const place = useRef<HTMLDivElement>(null);
  const [answered, setAnswered] = useState<Answered | null>(null);
  const hear = useCallback((answer: Answered) => {
    const { part, thanks, title } = answer;
    // What was typed stays where no answer came.
    if (title !== null) place.current?.replaceChildren(...(part && thanks === "" ? [part] : []));
    setAnswered(answer);
  }, []);
  useEffect(() => {
    let isWanted = true;
    void ask(page, id).then((answer) => {
      if (isWanted) hear(answer);
    });
    return () => {
      isWanted = false;
    };
  }, [page, id, hear]);
  const send = async (form: FormData) => {
    const fields = [...form].filter((field): field is [string, string] => typeof field[1] === "string");
    hear(await ask(page, id, { method: "POST", body: new URLSearchParams(fields) }));
  };
  return { place, answered, send };
}

async function ask(page: string, id: string, init?: RequestInit): Promise<Answered> {
  try {
    const answer = await fetch(page, init);
    const found = new DOMParser().parseFromString(await answer.text(), "text/html");
    const part = found.getElementById(id);
    const wordsOf = (selector: string) => found.querySelector(selector)?.textContent ?? "";
    return {
      part: part && document.importNode(part, true),
      thanks: init && answer.ok ? wordsOf(".flash") : "",
      title: wordsOf("main h1"),
    };
  } catch {
    return { part: null, thanks: "", title: null };
  }
}
