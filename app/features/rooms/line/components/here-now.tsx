import type { ReactNode } from "react";
import { createPortal } from "react-dom";
import { useTexts } from "#app/language/use-texts.tsx";
import type { By } from "../../room-event.ts";
import type { Here } from "../here.ts";

interface HereNowProps {
  readonly here: Here | null;
  readonly officeName: (by: By) => ReactNode;
}

const placeId = "here-now";
const namesId = "here-names";
/** React 18 does not know them yet. */
const attributes = { button: { popovertarget: namesId }, names: { popover: "auto" } } as const;

/** Where the page's head says how many are in the room, once that is known. */
export function HereNowPlace() {
  return <span id={placeId} />;
}

/** "7 here now", in the head of the page; pressed, it names them. */
export function HereNow({ here, officeName }: HereNowProps) {
  const t = useTexts("room-line");
  // Known only over the line, and so only in the browser.
  const place = here && document.getElementById(placeId);
  if (!place) return null;
  const more = here.count - here.people.length;
  return createPortal(
    <>
      {" · "}
      <button
        type="button"
        className="cursor-pointer underline decoration-dotted underline-offset-4"
        {...attributes.button}
      >
        {t("hereNow", { count: here.count })}
      </button>
      <span id={namesId} className="here-names" {...attributes.names}>
        {here.people.map((by) => (
          <span key={by.mandate} className="block">
            {officeName(by)}
          </span>
        ))}
        {more > 0 && <span className="block">{t("andMore", { count: more })}</span>}
      </span>
    </>,
    place,
  );
}

/** "CSCO, Da Nang is writing …": seen, never read out. */
export function Writing({ here, officeName, ownMandate }: HereNowProps & { readonly ownMandate: string }) {
  const t = useTexts("room-line");
  const others = here?.typing.filter(({ mandate }) => mandate !== ownMandate) ?? [];
  const [first] = others;
  if (!first) return null;
  return (
    <span aria-hidden="true" data-writing>
      {others.length > 1 ? (
        t("several")
      ) : (
        <>
          {officeName(first)} {t("writing")}
        </>
      )}
    </span>
  );
}
