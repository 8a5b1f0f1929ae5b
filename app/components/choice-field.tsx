import type { ReactNode } from "react";
import { describedBy, FieldNotes, type FieldFrame } from "./field.tsx";

export interface Choice {
  readonly value: string;
  readonly label: ReactNode;
  readonly lang?: string | undefined;
}

interface ChoiceFieldProps extends FieldFrame {
  readonly choices: readonly Choice[];
  /** Any number of boxes, or exactly one of them. */
  readonly kind?: "checkbox" | "radio";
  readonly defaultValues?: readonly string[];
  readonly disabled?: boolean;
}

/** Several boxes or circles under one question. The first has the field's id, so that an error summary leads to it. */
export function ChoiceField(props: ChoiceFieldProps) {
  const { choices, kind = "checkbox", defaultValues = [], disabled, ...frame } = props;
  const { id, "aria-describedby": notes } = describedBy(frame);
  return (
    <fieldset
      className={frame.error ? "field field-invalid" : "field"}
      aria-describedby={notes}
      disabled={disabled}
    >
      <legend className="field-label">{frame.label}</legend>
      <FieldNotes {...frame} />
      <div>
        {choices.map((choice, index) => (
          <label className="choice" key={choice.value}>
            <input
              type={kind}
              name={frame.name}
              id={index === 0 ? id : `${id}-${choice.value}`}
              value={choice.value}
              defaultChecked={defaultValues.includes(choice.value)}
              aria-invalid={frame.error ? true : undefined}
            />
            <span lang={choice.lang}>{choice.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
