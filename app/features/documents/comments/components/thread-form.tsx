import { useFetcher, useRevalidator } from "@remix-run/react";
import { useEffect, useRef, type ReactNode } from "react";
import { Button } from "#app/components/button.tsx";
import { SelectField } from "#app/components/field.tsx";
import { FormErrors } from "#app/frame/form-errors.tsx";
import type { FormReply } from "#app/http/form.ts";
import { languages } from "#app/language/languages.ts";
import { useTexts } from "#app/language/use-texts.tsx";

interface ThreadFormProps {
  readonly action: string;
  /** What the form sends unseen. */
  readonly hidden: Readonly<Record<string, string | number>>;
  /** What a form that was sent without JavaScript goes back with. */
  readonly refused: FormReply | undefined;
  readonly className?: string;
  /** Done, without the page being left. */
  readonly onDone?: () => void;
  readonly children: (reply: FormReply | undefined) => ReactNode;
}

/** A form at a comment. With JavaScript it is sent beside the page, so that what is being typed elsewhere stays. */
export function ThreadForm({ action, hidden, refused, className, onDone, children }: ThreadFormProps) {
  const fetcher = useFetcher<FormReply>();
  const wasSent = useRef(false);
  const { state, data } = fetcher;
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (state !== "idle") wasSent.current = true;
    else if (wasSent.current) {
      wasSent.current = false;
      if (data === undefined) onDone?.();
      // Why it was refused may stand on the page: what others have done meanwhile.
      else revalidate();
    }
  }, [state, data, onDone, revalidate]);
  const reply = data ?? refused;
  return (
    <fetcher.Form method="post" action={action} className={className}>
      <FormErrors reply={reply} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children(reply)}
    </fetcher.Form>
  );
}

interface LanguageFieldProps {
  readonly id: string;
  readonly defaultValue: string;
  readonly error: ReactNode;
}

/** The language of what is written. */
export function LanguageField({ id, defaultValue, error }: LanguageFieldProps) {
  const t = useTexts("threads");
  return (
    <SelectField
      name="lang"
      id={id}
      label={t("lang")}
      options={languages.map(({ tag, endonym }) => ({ value: tag, label: endonym, lang: tag }))}
      defaultValue={defaultValue}
      error={error}
    />
  );
}

interface FormEndProps {
  readonly children: ReactNode;
  /** Where the page is without the form. */
  readonly cancel: string;
  readonly onCancel: () => void;
}

/** The button of a form at a comment, and the way out of it. */
export function FormEnd({ children, cancel, onCancel }: FormEndProps) {
  const t = useTexts("threads");
  return (
    <div className="bar actions">
      <Button>{children}</Button>
      <a
        href={cancel}
        onClick={(event) => {
          event.preventDefault();
          onCancel();
        }}
      >
        {t("cancel")}
      </a>
    </div>
  );
}
