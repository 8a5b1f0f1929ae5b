import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { documentAddress } from "#app/features/documents/components/document-address.ts";
import { Endonym } from "#app/features/documents/components/documents-page.tsx";
import type { ShownLed } from "../shown-comparison.ts";
import { Speaker } from "#app/features/documents/comments/components/speaker.tsx";

interface LedProps {
  readonly slug: string;
  readonly led: readonly ShownLed[];
}

/** The comments that led to a change, each a link to where it stood. */
export function Led({ slug, led }: LedProps) {
  const t = useTexts("fates");
  if (led.length === 0) return null;
  return (
    <div className="compare-led small">
      <p className="soft">{t("led", { count: led.length })}</p>
      <ul>
        {led.map((comment) => (
          <li key={comment.id}>
            <LedLink slug={slug} comment={comment} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** So much of a comment is quoted beside its author. */
const excerptLength = 160;

function LedLink({ slug, comment }: { readonly slug: string; readonly comment: ShownLed }) {
  const t = useTexts("fates");
  const { lang } = usePageTexts();
  const { id, version, paragraph, body } = comment;
  const shown = { slug, number: version, latest: null, beside: null };
  const signs = Array.from(body.replace(/\s+/gu, " "));
  return (
    <>
      <a href={documentAddress(lang, shown, { paragraph: paragraph ?? "", place: `comment-${id}` })}>
        <Speaker speaker={comment} />
        {", "}
        {t("onVersion", { version })}
      </a>
      {comment.lang !== lang && (
        <>
          {" · "}
          <Endonym tag={comment.lang} />
        </>
      )}
      <span className="compare-led-words" lang={comment.lang} dir="auto">
        {signs.slice(0, excerptLength).join("")}
        {signs.length > excerptLength && "…"}
      </span>
    </>
  );
}
