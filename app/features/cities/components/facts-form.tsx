import { useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { useTexts } from "#app/language/use-texts.tsx";
import { emptyInput, inputsOf, type FigureInput } from "../figure-input.ts";
import type { Facts } from "../profile.ts";
import { limits } from "../limits.ts";
import { FigureFields } from "./figure-fields.tsx";

interface FactsFieldsProps {
  readonly content: Facts;
  readonly reply: FormReply | undefined;
}

/** The fields of every figure, as typed or as saved, and an empty row to add one. */
export function FactsFields({ content, reply }: FactsFieldsProps) {
  const t = useTexts("cities");
  const errorOf = useFieldError(reply);
  const rows =
    typedRows(reply) ?? [...inputsOf(content), emptyInput].map((input, i) => [String(i), input] as const);
  return (
    <>
      <p className="soft">{t("edit.factsHint")}</p>
      <p className="small soft">
        {t("edit.factsLimits", {
          source: limits.source,
          note: limits.note,
          url: limits.url,
          figures: limits.figures,
        })}
      </p>
      {rows.map(([index, input], i) => (
        <FigureFields
          key={index}
          name={`figures.${index}`}
          legend={
            input.indicator === "" ? (
              t("edit.newFigure")
            ) : (
              <>
                {i + 1}. {t(`indicator.${input.indicator}`)}
              </>
            )
          }
          input={input}
          errorOf={errorOf}
        />
      ))}
    </>
  );
}

/** The rows of a refused form under the numbers they were sent with; undefined where it sent none. */
function typedRows(reply: FormReply | undefined): (readonly [string, FigureInput])[] | undefined {
  const sent = reply?.values["figures"];
  if (typeof sent !== "object" || Array.isArray(sent)) return undefined;
  return Object.keys(sent)
    .filter((index) => /^[0-9]{1,2}$/.test(index))
    .map((index) => [index, typedRow(reply, index)]);
}

function typedRow(reply: FormReply | undefined, index: string): FigureInput {
  const field = (name: keyof FigureInput) => typed(reply, `figures.${index}.${name}`);
  const indicator = field("indicator");
  return {
    indicator: indicator === "population" || indicator === "area" ? indicator : "",
    state: field("state"),
    value: field("value"),
    year: field("year"),
    yearNote: field("yearNote"),
    source: field("source"),
    sourceUrl: field("sourceUrl"),
    note: field("note"),
    remove: field("remove") === "" ? undefined : "1",
  };
}
