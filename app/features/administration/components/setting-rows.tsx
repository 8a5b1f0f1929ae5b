import type { ReactNode } from "react";
import { settingBounds, type Settings } from "#app/features/access/settings.ts";
import { useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { useFormats, useTexts } from "#app/language/use-texts.tsx";

type Limit = Settings["limits"][keyof Settings["limits"]];

interface LimitRowProps {
  readonly name: keyof Settings["limits"];
  readonly now: Limit;
  /** What holds by default. */
  readonly usual: Limit;
  readonly reply: FormReply | undefined;
}

/** One limit in a row: at most so many times within so many seconds. Its bounds stand at the id `bounds`. */
export function LimitRow({ name, now, usual, reply }: LimitRowProps) {
  const t = useTexts("administration");
  const { number } = useFormats();
  const errorOf = useFieldError(reply);
  const field = `limits.${name}`;
  const hint = `${field}-hint`;
  const inputs = [
    { kind: "points", before: t("settings.atMost"), after: t("settings.points") },
    { kind: "seconds", before: t("settings.within"), after: t("settings.seconds") },
  ] as const;
  return (
    <fieldset className="setting">
      <legend className="field-label">{t(`settings.limits.${name}`)}</legend>
      <p className="field-hint" id={hint}>
        {t("settings.usualLimit", { points: number(usual.points), seconds: number(usual.seconds) })}
      </p>
      <div className="setting-figures">
        {inputs.map(({ kind, before, after }) => (
          <label key={kind} className="setting-figure">
            <span>{before}</span>
            <FigureInput
              name={`${field}.${kind}`}
              now={now[kind]}
              hints={`${hint} bounds`}
              isWrong={Boolean(errorOf(`${field}.${kind}`))}
              reply={reply}
            />
            <span>{after}</span>
          </label>
        ))}
      </div>
      {inputs.map(({ kind }) => (
        <FigureError key={kind} name={`${field}.${kind}`} error={errorOf(`${field}.${kind}`)} />
      ))}
    </fieldset>
  );
}

interface FigureRowProps {
  readonly name: string;
  readonly kind: Exclude<keyof typeof settingBounds, "points" | "seconds">;
  readonly now: number;
  /** What holds by default. */
  readonly usual: number;
  readonly reply: FormReply | undefined;
}

/** One figure in a row, with its default and its bounds. */
export function FigureRow({ name, kind, now, usual, reply }: FigureRowProps) {
  const t = useTexts("administration");
  const { number } = useFormats();
  const error = useFieldError(reply)(name);
  const { min, max } = settingBounds[kind];
  const hint = `${name}-hint`;
  return (
    <div className="setting">
      <label className="field-label" htmlFor={name}>
        {t(`settings.${kind}`)}
      </label>
      <p className="field-hint" id={hint}>
        {t("settings.usual", { otherwise: number(usual), min: number(min), max: number(max) })}
      </p>
      <div className="setting-figures setting-figure">
        <FigureInput name={name} now={now} hints={hint} isWrong={Boolean(error)} reply={reply} />
      </div>
      <FigureError name={name} error={error} />
    </div>
  );
}

interface FigureInputProps {
  readonly name: string;
  readonly now: number;
  /** Ids of what is said about the figure beside the field. */
  readonly hints: string;
  readonly isWrong: boolean;
  readonly reply: FormReply | undefined;
}

function FigureInput({ name, now, hints, isWrong, reply }: FigureInputProps) {
  return (
    <input
      className="input"
      type="text"
      id={name}
      name={name}
      inputMode="numeric"
      autoComplete="off"
      defaultValue={typed(reply, name, String(now))}
      aria-describedby={isWrong ? `${hints} ${name}-error` : hints}
      aria-invalid={isWrong ? true : undefined}
    />
  );
}

function FigureError({ name, error }: { readonly name: string; readonly error: ReactNode }) {
  if (!error) return null;
  return (
    <p className="field-error" id={`${name}-error`}>
      {error}
    </p>
  );
}
