import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { documentAddress } from "#app/features/documents/components/document-address.ts";
import type { ShownFate, ShownFatePlace } from "#app/features/documents/shown.ts";

interface BecameProps {
  readonly fate: ShownFate;
  /** Id of the comment. */
  readonly comment: string;
  readonly slug: string;
}

/** What became of a comment after the version that is shown: the changes it led to, and where it stands in the latest one. */
export function Became({ fate, comment, slug }: BecameProps) {
  const t = useTexts("fates");
  const { lang } = usePageTexts();
  const placeOf = usePlaceName();
  const addressOf = ({ version, nodeId }: ShownFatePlace, place: string) =>
    documentAddress(
      lang,
      { slug, number: version, latest: null, beside: null },
      { paragraph: nodeId ?? "", place },
    );
  const { version } = fate;
  const stands = fate.state === "carried" || fate.state === "confirmed";
  const state = fate.state ?? "left";
  // A change it led to says more than that it was left behind by it.
  const isTold = stands || fate.state === "waiting" || fate.led.length === 0;
  return (
    <ul className="thread-became small" aria-label={t.plain("became.label")}>
      {fate.led.map((place) => (
        <li key={`${place.version} ${place.nodeId ?? ""}`}>
          {place.kind === null ? (
            t("became.ledGone", { version: place.version })
          ) : (
            <a href={addressOf(place, place.nodeId ?? "")}>
              {t("became.led", { place: placeOf(place), version: place.version })}
            </a>
          )}
        </li>
      ))}
      {isTold && (
        <li>
          {stands ? (
            <a href={addressOf(fate, `comment-${comment}`)}>
              {t(`became.${state}${fate.nodeId === null ? "Whole" : ""}`, { place: placeOf(fate), version })}
            </a>
          ) : (
            t(`became.${state}`, { version })
          )}
        </li>
      )}
    </ul>
  );
}

/** "paragraph 2.3", in the page's language. */
function usePlaceName() {
  const read = useTexts("reading");
  return ({ kind, at }: ShownFatePlace) => read.plain(`placeIn.${kind ?? "document"}`, { number: at ?? "" });
}
