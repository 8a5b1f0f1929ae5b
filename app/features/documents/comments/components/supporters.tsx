import { Fragment } from "react";
import { useTexts } from "#app/language/use-texts.tsx";
import { Speaker } from "./speaker.tsx";
import type { ShownSpeaker } from "#app/features/documents/shown.ts";

/** How many support a comment, and on opening who. */
export function Supporters({ supports }: { readonly supports: readonly ShownSpeaker[] }) {
  const t = useTexts("threads");
  if (supports.length === 0) return null;
  return (
    <details className="thread-supporters small">
      <summary>{t("supported", { count: supports.length })}</summary>
      <ul>
        {supports.map((one, index) => (
          <li key={index}>
            <Speaker speaker={one} />
            {one.city !== null && one.country !== null && <Fragment> ({one.country})</Fragment>}
          </li>
        ))}
      </ul>
    </details>
  );
}
