import type { ReactNode } from "react";
import { useFormats, useTexts } from "#app/language/use-texts.tsx";
import type { By } from "../../room-event.ts";
import type { Brief } from "../../brief.ts";

interface PinnedMessagesProps {
  readonly pins: readonly Brief[];
  readonly officeName: (by: By) => ReactNode;
}

/** The messages pinned at the head of the room, folded; nothing where there are none. */
export function PinnedMessages({ pins, officeName }: PinnedMessagesProps) {
  const t = useTexts("rooms");
  const formats = useFormats();
  if (pins.length === 0) return null;
  return (
    <details>
      <summary>{t("pinned", { number: formats.number(pins.length) })}</summary>
      <ul>
        {pins.map(({ n, by, words, lang }) => (
          <li key={n}>
            <a href={`?at=${String(n)}#m-${String(n)}`}>
              {officeName(by)}: <bdi lang={lang ?? undefined}>{words}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
