import { pathsOf } from "#app/http/paths.ts";
import { useFormats, usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { PinnedMessage } from "../following.ts";

interface PinnedMessagesProps {
  readonly room: string;
  readonly pinned: readonly PinnedMessage[];
}

/** What is pinned in a room, folded; each leads to its place. Nothing where nothing is. */
export function PinnedMessages({ room, pinned }: PinnedMessagesProps) {
  const t = useTexts("room-reading");
  const formats = useFormats();
  const paths = pathsOf(usePageTexts().lang);
  if (pinned.length === 0) return null;
  return (
    <details>
      <summary>{t("pinned", { count: formats.number(pinned.length) })}</summary>
      <ul>
        {pinned.map(({ n, excerpt, lang }) => (
          <li key={n}>
            <a href={paths.roomMessage(room, n)} lang={lang ?? undefined} dir="auto">
              {excerpt}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
