import { Button, ButtonLink } from "#app/components/button.tsx";
import { VisuallyHidden } from "#app/components/visually-hidden.tsx";
import { Change } from "#app/features/documents/comments/components/change.tsx";
import { draftAddress } from "#app/features/documents/drafts/components/draft-address.ts";
import { useFormats, usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { ShownMissing } from "../shown-amendments.ts";
import { DispositionTag } from "./disposition-tag.tsx";
import { RowLink } from "./row-links.tsx";

interface MissingProps {
  readonly slug: string;
  readonly missing: readonly ShownMissing[];
}

/** Accepted amendments that are not in the draft yet: by one click, or by hand where their paragraph was changed. */
export function MissingAmendments({ slug, missing }: MissingProps) {
  const t = useTexts("amendments");
  if (missing.length === 0) return null;
  return (
    <section className="amendments stack" id="amendments" aria-labelledby="amendments-title">
      <h2 id="amendments-title">{t("missing", { count: missing.length })}</h2>
      <ul className="draft-origins">
        {missing.map((amendment) => (
          <li key={amendment.id}>
            <Missing slug={slug} amendment={amendment} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface OneProps {
  readonly slug: string;
  readonly amendment: ShownMissing;
}

function Missing({ slug, amendment }: OneProps) {
  const formats = useFormats();
  const { id, body, country, change, lang, disposition } = amendment;
  const place = country === null ? null : formats.country(country);
  return (
    <>
      <p className="small amendment-rows">
        <RowLink slug={slug} row={amendment} />
        <bdi suppressHydrationWarning>{[body, place].filter((one) => one !== null).join(", ")}</bdi>
        <DispositionTag disposition={disposition} />
      </p>
      <p className="draft-words draft-proposed" lang={lang}>
        <Change change={change} />
      </p>
      <Way slug={slug} amendment={amendment} id={id} />
    </>
  );
}

function Way({ slug, amendment, id }: OneProps & { readonly id: string }) {
  const t = useTexts("amendments");
  const { lang } = usePageTexts();
  const { number, paragraph, isByClick } = amendment;
  if (number === null) return <p className="soft">{t("gone")}</p>;
  return (
    <form method="post" className="actions">
      <input type="hidden" name="comment" value={id} />
      {isByClick && (
        <Button name="deed" value="putIn">
          {t("put")}
          <VisuallyHidden> {number}</VisuallyHidden>
        </Button>
      )}
      <ButtonLink kind="quiet" href={draftAddress(lang, { slug, edit: paragraph })}>
        {t(isByClick ? "open" : "look", { number })}
      </ButtonLink>
    </form>
  );
}
