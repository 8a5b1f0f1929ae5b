import { Breadcrumb } from "#app/components/breadcrumb.tsx";
import { Button } from "#app/components/button.tsx";
import { ChoiceField } from "#app/components/choice-field.tsx";
import { InputField, SelectField, TextField } from "#app/components/field.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { FormErrors, useFieldError } from "#app/frame/form-errors.tsx";
import { ticked, typed, type FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { languages } from "#app/language/languages.ts";
import { useFormats, usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { limits } from "../schema.ts";
import { PlacesField } from "./places-field.tsx";

interface InitiativeFormProps {
  /** A UUID for this submission: sending the form twice makes one initiative. */
  readonly id: string;
  readonly focusAreas: readonly string[];
  readonly countries: Parameters<typeof PlacesField>[0]["countries"];
  readonly reply: FormReply | undefined;
}

/** The form of a new initiative; a refused one comes back with everything typed. */
export function InitiativeForm({ id, focusAreas, countries, reply }: InitiativeFormProps) {
  const t = useTexts("initiatives");
  const terms = useTexts("terms");
  const { lang } = usePageTexts();
  const errorOf = useFieldError(reply);
  const labels = {
    title: t("field.title"),
    summary: t("field.summary"),
    offer: t("field.offer"),
    ask: t("field.ask"),
    contact: t("field.contact"),
    focusAreas: terms("focus-area"),
  };
  const crumbs = [
    { key: "initiatives", href: pathsOf(lang).initiatives, label: t("title") },
    { key: "new", label: t("newTitle") },
  ];
  return (
    <div className="wrap page">
      <PageHead
        title={t("newTitle")}
        lead={t("newLead")}
        breadcrumb={<Breadcrumb label={t.plain("way")} crumbs={crumbs} />}
      />
      <div className="stack">
        <FormErrors reply={reply} labels={labels} />
        <form method="post" className="form">
          <input type="hidden" name="id" value={typed(reply, "id", id)} />
          <SelectField
            name="lang"
            label={t("lang")}
            defaultValue={typed(reply, "lang", lang)}
            error={errorOf("lang")}
            options={languages.map(({ tag, endonym }) => ({ value: tag, label: endonym, lang: tag }))}
          />
          <Texts reply={reply} />
          <ChoiceField
            name="focusAreas"
            label={terms("focus-area")}
            hint={t("focusAreasHint")}
            choices={focusAreas.map((area) => ({ value: area, label: terms(area) }))}
            defaultValues={ticked(reply, "focusAreas")}
            error={errorOf("focusAreas")}
          />
          <PlacesField
            countries={countries}
            chosenCities={ticked(reply, "cities")}
            chosenCountries={ticked(reply, "countries")}
            error={errorOf("cities") ?? errorOf("countries")}
          />
          <p className="field-hint">{t("afterSubmit")}</p>
          <div className="actions">
            <Button>{t("submit")}</Button>
          </div>
        </form>
      </div>
    </div>
  );
}

function Texts({ reply }: { readonly reply: FormReply | undefined }) {
  const t = useTexts("initiatives");
  const formats = useFormats();
  const errorOf = useFieldError(reply);
  return (
    <>
      <InputField
        name="title"
        label={t("field.title")}
        hint={t("hint.title")}
        limit={t("limit", { limit: formats.number(limits.title) })}
        defaultValue={typed(reply, "title")}
        error={errorOf("title")}
      />
      <Text name="summary" rows={4} reply={reply} />
      <Text name="offer" rows={5} reply={reply} />
      <Text name="ask" rows={4} reply={reply} />
      <Text name="contact" rows={2} reply={reply} />
    </>
  );
}

interface TextProps {
  readonly name: "summary" | "offer" | "ask" | "contact";
  readonly rows: number;
  readonly reply: FormReply | undefined;
}

function Text({ name, rows, reply }: TextProps) {
  const t = useTexts("initiatives");
  const formats = useFormats();
  const errorOf = useFieldError(reply);
  return (
    <TextField
      name={name}
      rows={rows}
      label={t(`field.${name}`)}
      hint={t(`hint.${name}`)}
      limit={t("limit", { limit: formats.number(limits[name]) })}
      defaultValue={typed(reply, name)}
      error={errorOf(name)}
    />
  );
}
