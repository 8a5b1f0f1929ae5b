import type { ReactNode } from "react";
import { Button } from "#app/components/button.tsx";
import { useFieldError } from "#app/frame/form-errors.tsx";
import { useTexts } from "#app/language/use-texts.tsx";
import type { FormOfAdoption } from "./form-of-adoption.ts";

interface DeedFormProps extends FormOfAdoption {
  readonly deed: string;
  readonly kind?: "primary" | "quiet" | "danger";
  readonly children?: ReactNode;
}

/** A form that does one deed to the version shown, under its own heading. */
export function DeedForm({ page, reply, deed, kind = "primary", children }: DeedFormProps) {
  const t = useTexts("adoption");
  const error = useFieldError(reply)(deed);
  const shown = page.procedures.find(({ version }) => version === page.number);
  return (
    <form className="stack" method="post" id={deed} aria-labelledby={`${deed}-title`}>
      <h3 id={`${deed}-title`}>{t(`deed.${deed}.title`)}</h3>
      <p className="field-hint">{t(`deed.${deed}.hint`)}</p>
      {error && <p className="field-error">{error}</p>}
      <input type="hidden" name="deed" value={deed} />
      <input type="hidden" name="version" value={page.number} />
      <input type="hidden" name="procedure" value={shown?.id ?? ""} />
      {children}
      <p>
        <Button kind={kind}>{t(`deed.${deed}.do`)}</Button>
      </p>
    </form>
  );
}
