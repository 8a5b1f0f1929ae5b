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

/** Moves the end of a period, or ends it; each folded until it is wanted or was refused. */
export function PeriodForms({ period, zone, reply }: PeriodFormsProps) {
  const t = useTexts("periods");
  const of = `-${period.id}`;
  const isOf = (deed: string) => (typed(reply, "deed") === deed ? reply : undefined);
  const moving = isOf("change");
  const ending = isOf("end");
  return (
    <>
      <Fold title={t("change.title")} isOpen={moving !== undefined}>
        <form method="post" className="form">
          <input type="hidden" name="deed" value="change" />
          <input type="hidden" name="period" value={period.id} />
          <MomentFields
            name="closes"
            of={of}
            label={t("change.closes")}
            usual={{ date: period.closesDate, time: period.closesTime }}
            reply={moving}
          />
          <ZoneField of={of} zone={zone} reply={moving} />
          <Reason of={of} deed="change" hint={t("change.reasonHint")} reply={moving} />
          <Button>{t("change.do")}</Button>
        </form>
      </Fold>
      <Fold title={t(`end.${period.state}`)} isOpen={ending !== undefined}>
        <form method="post" className="form">
          <input type="hidden" name="deed" value="end" />
          <input type="hidden" name="period" value={period.id} />
          <p>{t(`end.lead.${period.state}`)}</p>
          <Reason of={of} deed="end" reply={ending} />
          <Button kind="danger">{t(`end.do.${period.state}`)}</Button>
        </form>
      </Fold>
    </>
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
