import type { ReactNode } from "react";
import { InputField, SelectField } from "#app/components/field.tsx";
import { useTexts } from "#app/language/use-texts.tsx";
import type { FigureInput } from "../figure-input.ts";
import { figureStates, indicators } from "../profile.ts";

interface FigureFieldsProps {
  /** What the names of the fields begin with: `figures.0`. */
  readonly name: string;
  readonly legend: ReactNode;
  readonly input: FigureInput;
  readonly errorOf: (field: string) => ReactNode;
}

/** One figure as a group of fields. */
export function FigureFields({ name, legend, input, errorOf }: FigureFieldsProps) {
  const t = useTexts("cities");
  const terms = useTexts("terms");
  const field = (key: keyof FigureInput) => ({
    name: `${name}.${key}`,
    defaultValue: input[key] ?? "",
    error: errorOf(`${name}.${key}`),
  });
  return (
    <fieldset className="grid items-start gap-4 border-t pt-4 wide:grid-cols-2 desk:grid-cols-4 [&_.field]:max-w-none">
      <legend className="float-left pt-4 font-strong wide:col-span-2 desk:col-span-4">{legend}</legend>
      <Choices {...field("indicator")} label={t("figure")} choices={["", ...indicators]} prefix="indicator" />
      <Choices {...field("state")} label={t("edit.state")} choices={figureStates} prefix="state" />
      <InputField {...field("value")} label={t("value")} inputMode="decimal" />
      <InputField {...field("year")} label={t("year")} inputMode="numeric" />
      <div className="desk:col-span-2">
        <InputField {...field("source")} label={terms("source")} />
      </div>
      <div className="desk:col-span-2">
        <InputField {...field("sourceUrl")} label={t("edit.sourceUrl")} type="url" />
      </div>
      <div className="desk:col-span-2">
        <InputField {...field("yearNote")} label={t("edit.yearNote")} />
      </div>
      <div className="desk:col-span-2">
        <InputField {...field("note")} label={t("edit.note")} />
      </div>
      {(input.indicator !== "" || input.remove !== undefined) && (
        <label className="choice wide:col-span-2">
          <input
            type="checkbox"
            name={`${name}.remove`}
            value="1"
            defaultChecked={input.remove !== undefined}
          />
          <span>{t("edit.remove")}</span>
        </label>
      )}
    </fieldset>
  );
}

interface ChoicesProps {
  readonly name: string;
  readonly defaultValue: string;
  readonly error: ReactNode;
  readonly label: ReactNode;
  readonly choices: readonly string[];
  /** Where the names of the choices stand: `state.known`; an empty choice is `choose`. */
  readonly prefix: string;
}

function Choices({ choices, prefix, ...field }: ChoicesProps) {
  const t = useTexts("cities");
  const key = (choice: string) => (choice === "" ? "edit.choose" : `${prefix}.${choice}`);
  return (
    <SelectField
      {...field}
      options={choices.map((choice) => ({
        value: choice,
        label: t.plain(key(choice)),
        lang: t.lang(key(choice)),
      }))}
    />
  );
}
