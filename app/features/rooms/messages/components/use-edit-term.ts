import { useEffect, useRef } from "react";
import type { ShownMessage } from "../../timeline.ts";
import { isInTerm, type EditTerm } from "../edit-term.ts";

/** Tells of a message whether it may still be edited, by the server's clock: the reader's own may be wrong by hours. */
export function useEditTerm(term: EditTerm): (message: ShownMessage) => boolean {
  const since = useRef(0);
  useEffect(() => {
    since.current = performance.now();
  }, [term.now]);
  return ({ at }) => isInTerm(at, term, performance.now() - since.current);
}
