import type { Said } from "../shown.ts";

/** A sentence from the server, marked with its language where that is not the page's. */
export function Saying({ said }: { readonly said: Said }) {
  return said.lang === undefined ? <>{said.text}</> : <span lang={said.lang}>{said.text}</span>;
}
