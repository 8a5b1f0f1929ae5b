import { Button, ButtonLink } from "#app/components/button.tsx";
import { SelectField, TextField } from "#app/components/field.tsx";
import { useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { ShownGroup, ShownPlace, ShownPlaces } from "../shown-places.ts";

interface ChoosePlaceProps {
  readonly place: ShownPlace;
  readonly group: ShownGroup;
  readonly page: ShownPlaces;
  readonly reply: FormReply | undefined;
}

/** Another paragraph, or other words of it, for one comment. */
export function ChoosePlace({ place, group, page, reply }: ChoosePlaceProps) {
  const t = useTexts("places");
  const { lang } = usePageTexts();
  const errorOf = useFieldError(reply);
  const path = pathsOf(lang).documentPlaces(page.slug, page.number);
  const paragraphs = page.paragraphs.map(({ id, label, lang: tag }) => ({ value: id, label, lang: tag }));
  return (
    <form method="post" className="form">
      <input type="hidden" name="comment" value={place.id} />
      <SelectField
        name="paragraph"
        label={t("paragraph")}
        options={paragraphs}
        defaultValue={typed(reply, "paragraph", group.paragraph ?? "")}
        error={errorOf("paragraph")}
      />
      <TextField
        name="quote"
        rows={2}
        label={t("quote")}
        hint={t("quoteHint")}
        defaultValue={typed(reply, "quote", place.suggestedQuote ?? "")}
        error={errorOf("quote")}
      />
      <div className="actions">
        <Button name="deed" value="choose">
          {t("take")}
        </Button>
        <ButtonLink kind="quiet" href={`${path}#place-${place.id}`}>
          {t("back")}
        </ButtonLink>
      </div>
    </form>
  );
}
