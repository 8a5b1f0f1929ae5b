import type { HTMLInputTypeAttribute, ReactNode } from "react";

/** What every field has. Its id is its name unless given, so that an error summary can link to it. */
export interface FieldFrame {
  readonly name: string;
  readonly id?: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** How much may be written, as a sentence. */
  readonly limit?: ReactNode;
  readonly error?: ReactNode;
}

interface Typed extends FieldFrame {
  readonly defaultValue?: string | undefined;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly readOnly?: boolean;
  /** The language of what is written, where it is not that of the page. */
  readonly lang?: string | undefined;
}

interface InputFieldProps extends Typed {
  readonly type?: HTMLInputTypeAttribute;
  readonly autoComplete?: string;
  readonly inputMode?: "numeric" | "decimal" | "email" | "url" | "search" | "text";
  readonly spellCheck?: boolean;
}

interface TextFieldProps extends Typed {
  readonly rows?: number;
}

/** The ids of what describes the field, and whether it is wrong, as its attributes. */
export function describedBy({ name, id = name, hint, limit, error }: FieldFrame) {
  const ids = [hint && `${id}-hint`, limit && `${id}-limit`, error && `${id}-error`]
    .filter(Boolean)
    .join(" ");
  return { id, "aria-describedby": ids || undefined, "aria-invalid": error ? true : undefined } as const;
}

/** Hint, limit and error of a field, with the ids that `describedBy` names. */
export function FieldNotes({ name, id = name, hint, limit, error }: FieldFrame) {
  return (
    <>
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {limit && (
        <p className="field-hint" id={`${id}-limit`}>
          {limit}
        </p>
      )}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </>
  );
}

function Framed({ children, ...frame }: FieldFrame & { readonly children: ReactNode }) {
  return (
    <div className={frame.error ? "field field-invalid" : "field"}>
      <label className="field-label" htmlFor={frame.id ?? frame.name}>
        {frame.label}
      </label>
      <FieldNotes {...frame} />
      {children}
    </div>
  );
}

/** A field of one line; keeps what was typed by `defaultValue`. */
export function InputField({ label, hint, limit, error, type = "text", ...input }: InputFieldProps) {
  const frame = { ...input, label, hint, limit, error };
  return (
    <Framed {...frame}>
      <input className="input" type={type} {...input} {...describedBy(frame)} />
    </Framed>
  );
}

/** A field of several lines, growing with what is written where the browser can; keeps what was typed. */
export function TextField({ label, hint, limit, error, rows = 4, ...input }: TextFieldProps) {
  const frame = { ...input, label, hint, limit, error };
  return (
    <Framed {...frame}>
      <textarea className="input" rows={rows} {...input} {...describedBy(frame)} />
    </Framed>
  );
}

export interface Option {
  readonly value: string;
  /** Plain text: an option holds no markup. */
  readonly label: string;
  readonly lang?: string | undefined;
}

interface SelectFieldProps extends Typed {
  readonly options: readonly Option[];
}

/** One of several, from a list that folds; a first option with an empty value stands for none. */
export function SelectField({ label, hint, limit, error, options, readOnly, ...input }: SelectFieldProps) {
  const frame = { ...input, label, hint, limit, error };
  return (
    <Framed {...frame}>
      <select className="input" {...input} disabled={input.disabled ?? readOnly} {...describedBy(frame)}>
        {options.map((option) => (
          <option key={option.value} value={option.value} lang={option.lang}>
            {option.label}
          </option>
        ))}
      </select>
    </Framed>
  );
}
