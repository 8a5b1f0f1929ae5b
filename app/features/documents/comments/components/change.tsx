import { Fragment } from "react";
import type { Stretch } from "../../versions/word-changes.ts";

/** What a passage says and should say, in one text. */
export function Change({ change }: { readonly change: readonly Stretch[] }) {
  return (
    <>
      {change.map(({ kind, text }, index) => {
        if (kind === "added") return <ins key={index}>{text}</ins>;
        return kind === "removed" ? <del key={index}>{text}</del> : <Fragment key={index}>{text}</Fragment>;
      })}
    </>
  );
}
