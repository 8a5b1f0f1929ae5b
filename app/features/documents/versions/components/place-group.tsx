import { Button } from "#app/components/button.tsx";
import { Tag } from "#app/components/tag.tsx";
import { VisuallyHidden } from "#app/components/visually-hidden.tsx";
import { Saying } from "#app/features/documents/components/saying.tsx";
import type { FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { ShownGroup, ShownPlace, ShownPlaces } from "../shown-places.ts";
import { ChoosePlace } from "./choose-place.tsx";
import { SayingItem } from "./saying-item.tsx";
import { WordChange } from "./word-change.tsx";

interface GroupProps {
  readonly group: ShownGroup;
  readonly page: ShownPlaces;
  readonly reply: FormReply | undefined;
}

/** A paragraph of the new version beside the one that comments were about, and those comments. */
export function PlaceGroup({ group, page, reply }: GroupProps) {
  const t = useTexts("places");
  const waiting = group.places.filter(({ state }) => state === "waiting");
  const was = t("was", { number: group.oldNumber ?? "", version: group.oldVersion });
  return (
    <section className="place-group" aria-labelledby={`group-${group.places[0]?.id ?? ""}`}>
      <h2 id={`group-${group.places[0]?.id ?? ""}`}>
        {group.number === null ? t("nowhere") : t("at", { number: group.number })}{" "}
        <span className="place-was">{was}</span>
      </h2>
      <GroupTexts group={group} />
      {page.canDecide && group.paragraph !== null && waiting.length > 1 && (
        <form method="post" className="actions">
          {waiting.map(({ id }) => (
            <input key={id} type="hidden" name="comment" value={id} />
          ))}
          <input type="hidden" name="paragraph" value={group.paragraph} />
          <Button name="deed" value="confirm">
            {t("confirmAll", { count: waiting.length, number: group.number ?? "" })}
          </Button>
        </form>
      )}
      <ul className="sayings">
        {group.places.map((place) => (
          <SayingItem
            key={place.id}
            id={`place-${place.id}`}
            saying={place}
            quote={place.oldQuote}
            tags={place.state !== "waiting" && <Tag>{t(`state.${place.state}`)}</Tag>}
          >
            <Decision place={place} group={group} page={page} reply={reply} />
          </SayingItem>
        ))}
      </ul>
    </section>
  );
}

/** The change between the two texts, and each for itself. */
function GroupTexts({
  group: { before, after, change, lang, number, oldNumber, oldVersion },
}: Pick<GroupProps, "group">) {
  const t = useTexts("places");
  if (after === null)
    return (
      <p className="place-text" lang={lang}>
        {before}
      </p>
    );
  return (
    <>
      <p className="place-text" lang={lang}>
        <WordChange change={change} />
      </p>
      <details>
        <summary>{t("both")}</summary>
        <div className="columns">
          <div>
            <h3>{t("was", { number: oldNumber ?? "", version: oldVersion })}</h3>
            <p className="place-text" lang={lang}>
              {before}
            </p>
          </div>
          <div>
            <h3>{t("at", { number: number ?? "" })}</h3>
            <p className="place-text" lang={lang}>
              {after}
            </p>
          </div>
        </div>
      </details>
    </>
  );
}

/** Those that can be confirmed with one button have that one as the first. */
function isOneOfSeveral({ places }: ShownGroup): boolean {
  return places.filter(({ state }) => state === "waiting").length > 1;
}

interface DecisionProps extends GroupProps {
  readonly place: ShownPlace;
}

/** What was decided of a comment, or the ways to decide it. */
function Decision({ place, group, page, reply }: DecisionProps) {
  const t = useTexts("places");
  const paths = pathsOf(usePageTexts().lang);
  const which = <VisuallyHidden>{` ${t.plain("which", { body: place.body.slice(0, 40) })}`}</VisuallyHidden>;
  if (place.state !== "waiting") return <Decided place={place} canDecide={page.canDecide} />;
  if (!page.canDecide) return null;
  if (page.choosing === place.id)
    return <ChoosePlace place={place} group={group} page={page} reply={reply} />;
  const path = paths.documentPlaces(page.slug, page.number);
  const query = new URLSearchParams({
    ...(page.page > 1 ? { page: String(page.page) } : {}),
    choose: place.id,
  });
  return (
    <>
      {place.suggestedQuote !== null && (
        <p className="small">
          {t("suggestedQuote")} <q dir="auto">{place.suggestedQuote}</q>
        </p>
      )}
      <form method="post" className="actions">
        <input type="hidden" name="comment" value={place.id} />
        <input type="hidden" name="paragraph" value={group.paragraph ?? ""} />
        {group.paragraph !== null && (
          <Button name="deed" value="confirm" kind={isOneOfSeveral(group) ? "quiet" : "primary"}>
            {t("confirm", { number: group.number ?? "" })}
            {which}
          </Button>
        )}
        <a className="button button-quiet" href={`${path}?${query.toString()}#place-${place.id}`}>
          {t("choose")}
          {which}
        </a>
        <Button name="deed" value="leave" kind="quiet">
          {t("leave")}
          {which}
        </Button>
      </form>
    </>
  );
}

function Decided({ place, canDecide }: Pick<DecisionProps, "place"> & { readonly canDecide: boolean }) {
  const t = useTexts("places");
  return (
    <>
      <p className="small">
        {place.decided === null ? t("decidedNowhere") : t("decidedAt", { number: place.decided })}
        {place.decidedWhen && (
          <>
            {" · "}
            <Saying said={place.decidedWhen} />
          </>
        )}
      </p>
      {canDecide && (
        <form method="post" className="actions">
          <input type="hidden" name="comment" value={place.id} />
          <Button name="deed" value="undo" kind="quiet">
            {t("undo")}
            <VisuallyHidden>{` ${t.plain("which", { body: place.body.slice(0, 40) })}`}</VisuallyHidden>
          </Button>
        </form>
      )}
    </>
  );
}
