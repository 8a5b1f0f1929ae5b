import type { ReactNode } from "react";
import { Button } from "#app/components/button.tsx";
import { TextField } from "#app/components/field.tsx";
import { useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { useTexts } from "#app/language/use-texts.tsx";
import type { ShownPeriod } from "../shown-period.ts";
import { MomentFields, ZoneField } from "./period-fields.tsx";

interface PeriodFormsProps {
  readonly period: ShownPeriod;
  readonly zone: string;
  /** What a refused form of this period goes back with. */
  readonly reply: FormReply | undefined;
}

/** Moves the end of a period or the countries' date, or ends it; each folded until it is wanted or was refused. */
export function PeriodForms({ period, zone, reply }: PeriodFormsProps) {
  const isOf = (deed: string) => (typed(reply, "deed") === deed ? reply : undefined);
  return (
    <>
      {period.state !== "submitting" && (
        <MoveForm deed="change" name="closes" period={period} zone={zone} reply={isOf("change")} />
      )}
      {period.submits && (
        <MoveForm
          deed="changeSubmitting"
          name="submits"
          period={period}
          zone={zone}
          reply={isOf("changeSubmitting")}
        />
      )}
      <EndForm period={period} reply={isOf("end")} />
    </>
  );
}

interface MoveFormProps extends PeriodFormsProps {
  readonly deed: "change" | "changeSubmitting";
  readonly name: "closes" | "submits";
}

/** A new date for the end or for the countries, with the reason. */
function MoveForm({ deed, name, period, zone, reply }: MoveFormProps) {
  const t = useTexts("periods");
  const of = `-${period.id}`;
  // A refused form is led to by the error summary; the other one of the period has names of its own.
  const own = deed === "change" ? of : `-submitting${of}`;
  return (
    <Fold title={t(`move.title.${deed}`)} isOpen={reply !== undefined}>
      <form method="post" className="form">
        <input type="hidden" name="deed" value={deed} />
        <input type="hidden" name="period" value={period.id} />
        <MomentFields
          name={name}
          of={of}
          label={t(`move.field.${deed}`)}
          hint={period.submits && t(`move.hint.${deed}`)}
          usual={name === "closes" ? period.end : period.due}
          reply={reply}
        />
        <ZoneField of={reply ? of : own} zone={zone} reply={reply} />
        <Reason of={of} deed={deed} hint={t(`move.reasonHint.${deed}`)} reply={reply} />
        <Button>{t(`move.do.${deed}`)}</Button>
      </form>
    </Fold>
  );
}

function EndForm({ period, reply }: Pick<PeriodFormsProps, "period" | "reply">) {
  const t = useTexts("periods");
  return (
    <Fold title={t(`end.${period.state}`)} isOpen={reply !== undefined}>
      <form method="post" className="form">
        <input type="hidden" name="deed" value="end" />
        <input type="hidden" name="period" value={period.id} />
        <p>{t(`end.lead.${period.state}`)}</p>
        <Reason of={`-${period.id}`} deed="end" reply={reply} />
        <Button kind="danger">{t(`end.do.${period.state}`)}</Button>
      </form>
    </Fold>
  );
}

interface FoldProps {
  readonly title: ReactNode;
  readonly isOpen: boolean;
  readonly children: ReactNode;
}

/** Shows its form when asked to. */
export function Fold({ title, isOpen, children }: FoldProps) {
  return (
    <details open={isOpen}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

interface ReasonProps {
  readonly of: string;
  readonly deed: string;
  readonly hint?: ReactNode;
  readonly reply: FormReply | undefined;
}

/** Why: a field that each deed has of its own. */
export function Reason({ of, deed, hint, reply }: ReasonProps) {
  const t = useTexts("periods");
  const errorOf = useFieldError(reply);
  return (
    <TextField
      name="reason"
      // An error summary leads to the form that was refused.
      id={reply ? `reason${of}` : `${deed}-reason${of}`}
      rows={2}
      label={t("reason")}
      hint={hint}
      defaultValue={typed(reply, "reason")}
      error={errorOf(`reason${of}`)}
    />
  );
}
