import { Tag } from "#app/components/tag.tsx";
import { documentAddress } from "#app/features/documents/components/document-address.ts";
import { Saying } from "#app/features/documents/components/saying.tsx";
import type {
  ShownAnswered,
  ShownComment,
  ShownFate,
  ShownFatePlace,
} from "#app/features/documents/shown.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { Decided } from "./decided.tsx";

interface OutcomeProps {
  readonly comment: ShownComment;
  readonly slug: string;
}

/** What became of a comment, as one list: what its country made of it, what was answered, and what it led to in later versions. */
export function Outcome({ comment, slug }: OutcomeProps) {
  const t = useTexts("fates");
  const { decided, answer, fate } = comment;
  if (!decided && !answer && !fate) return null;
  return (
    <div className="thread-outcome small">
      <p className="thread-outcome-title" id={`outcome-${comment.id}`}>
        {t("became.label")}
      </p>
      <ul aria-labelledby={`outcome-${comment.id}`}>
        {decided && (
          <li>
            <Decided decided={decided} />
          </li>
        )}
        {answer && <Answered answer={answer} slug={slug} />}
        {fate && <Fate fate={fate} said={answer?.resulting ?? null} comment={comment.id} slug={slug} />}
      </ul>
    </div>
  );
}

/** The answer: disposition, who gave it and when, its words, and the paragraph that came of it. */
function Answered({ answer, slug }: { readonly answer: ShownAnswered; readonly slug: string }) {
  const t = useTexts("fates");
  const accounts = useTexts("accounts");
  const addressOf = usePlaceAddress(slug);
  const placeOf = usePlaceName();
  const { disposition, published, resulting, isToCome, response, lang, kind } = answer;
  return (
    <li>
      <p>
        <strong>{disposition === null ? t("became.working") : t(`became.disposition.${disposition}`)}</strong>{" "}
        <span className="soft">
          {accounts(`office.${kind}`)}
          {published && " · "}
          {published && <Saying said={published} />}
        </span>{" "}
        {!published && <Tag>{t("became.unpublished")}</Tag>}
      </p>
      {response !== "" && (
        <p className="thread-words" lang={lang} dir="auto">
          {response}
        </p>
      )}
      {resulting && (
        <a href={addressOf(resulting, resulting.nodeId ?? "")}>
          {t(isToCome ? "became.toCome" : "became.resulting", {
            ...{ place: placeOf(resulting), version: resulting.version },
          })}
        </a>
      )}
    </li>
  );
}

interface FateProps {
  readonly fate: ShownFate;
  /** The place that the answer names already. */
  readonly said: ShownFatePlace | null;
  /** Id of the comment. */
  readonly comment: string;
  readonly slug: string;
}

/** The changes it led to, and where it stands in the latest version. */
function Fate({ fate, said, comment, slug }: FateProps) {
  const t = useTexts("fates");
  const placeOf = usePlaceName();
  const addressOf = usePlaceAddress(slug);
  const { version } = fate;
  const stands = fate.state === "carried" || fate.state === "confirmed";
  const state = fate.state ?? "left";
  const led = fate.led.filter((place) => !isSame(place, said));
  // A change it led to, or that its answer names, says more than that it was left behind by it.
  const isTold = stands || fate.state === "waiting" || (fate.led.length === 0 && said === null);
  return (
    <>
      {led.map((place) => (
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
    </>
  );
}

function isSame(one: ShownFatePlace, other: ShownFatePlace | null): boolean {
  return other !== null && one.version === other.version && one.nodeId === other.nodeId;
}

function usePlaceAddress(slug: string) {
  const { lang } = usePageTexts();
  return ({ version, nodeId }: ShownFatePlace, place: string) =>
    documentAddress(
      lang,
      { slug, number: version, latest: null, beside: null },
      { paragraph: nodeId ?? "", place },
    );
}

/** "paragraph 2.3", in the page's language. */
function usePlaceName() {
  const read = useTexts("reading");
  return ({ kind, at }: ShownFatePlace) => read.plain(`placeIn.${kind ?? "document"}`, { number: at ?? "" });
}
