import { Button, ButtonLink } from "#app/components/button.tsx";
import { documentAddress, positionAddress } from "#app/features/documents/components/document-address.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { ShownPositionGroup } from "../shown-position.ts";
import { PositionComment } from "./position-comment.tsx";
import type { PositionPageProps } from "./position-page-props.ts";

/** The country's comments by paragraph, each with the text it is about; several can be ticked and merged. */
export function PositionComments({ page, reply }: PositionPageProps) {
  const t = useTexts("positions");
  const { lang } = usePageTexts();
  const decides = page.can.prepare && page.isRunning && !page.submitted;
  const address = positionAddress(lang, page);
  const own = `${address}${address.includes("?") ? "&" : "?"}own=yes#wording`;
  return (
    <>
      {decides && (
        <div className="actions">
          <KeepAll page={page} />
          {page.undecided.length > 0 && (
            <form method="get" id="merging">
              {page.number !== page.latest && <input type="hidden" name="version" value={page.number} />}
              <Button kind="quiet">{t("merge")}</Button>
            </form>
          )}
          <ButtonLink kind="quiet" href={own}>
            {t("addOwn")}
          </ButtonLink>
        </div>
      )}
      {page.groups.map((group) => (
        <Group key={group.id} group={group} page={page} reply={reply} decides={decides} />
      ))}
    </>
  );
}

function KeepAll({ page }: Pick<PositionPageProps, "page">) {
  const t = useTexts("positions");
  if (page.undecided.length === 0) return null;
  return (
    <form method="post">
      {page.undecided.map((id) => (
        <input key={id} type="hidden" name="comment" value={id} />
      ))}
      <Button name="deed" value="keep">
        {t("keepAll", { count: page.undecided.length })}
      </Button>
    </form>
  );
}

interface GroupProps extends PositionPageProps {
  readonly group: ShownPositionGroup;
  readonly decides: boolean;
}

function Group({ group, page, reply, decides }: GroupProps) {
  const read = useTexts("reading");
  const { lang } = usePageTexts();
  const title = `group-${group.id}`;
  const place = read(`place.${group.kind}`, { number: group.number });
  return (
    <section className="place-group" aria-labelledby={title}>
      <h2 id={title}>
        <a
          href={documentAddress(lang, { ...page, beside: null }, { paragraph: group.id, place: "comments" })}
        >
          {place}
        </a>
      </h2>
      {group.text !== "" && (
        <p className="place-text" lang={group.lang}>
          {group.text}
        </p>
      )}
      <ul className="sayings">
        {group.comments.map((comment) => (
          <PositionComment
            key={comment.id}
            comment={comment}
            paragraph={group.id}
            page={page}
            reply={reply}
            decides={decides}
          />
        ))}
      </ul>
    </section>
  );
}
