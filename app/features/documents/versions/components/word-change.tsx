import { Fragment } from "react";
import type { Stretch } from "../word-changes.ts";

/** What a text said and says, in one text: the removed struck through, the added underlined. */
export function WordChange({ change }: { readonly change: readonly Stretch[] }) {
  return (
    <>
      {change.map(({ kind, text }, index) => {
        if (kind === "added") return <ins key={index}>{text}</ins>;
        return kind === "removed" ? <del key={index}>{text}</del> : <Fragment key={index}>{text}</Fragment>;
      })}
    </>
  );
}
