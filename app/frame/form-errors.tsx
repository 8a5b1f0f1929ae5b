import type { ReactNode } from "react";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import type { FormReply } from "#app/http/form.ts";
import { useRefusals } from "./use-refusals.tsx";

interface FormErrorsProps {
  readonly reply: FormReply | undefined;
  /** What each field is called, where a form has several: "Title: this must not be empty". */
  readonly labels?: Readonly<Record<string, ReactNode>>;
}

/** The summary over a refused form: what is wrong, each linked to its field. Nothing without a reply. */
export function FormErrors({ reply, labels = {} }: FormErrorsProps) {
  const t = useRefusals();
  if (!reply || reply.errors.length === 0) return null;
  const errors = reply.errors.map(({ field, key, values }) => {
    const label = labels[field];
    const message = t(key, values);
    return { field, message: label ? <Labelled label={label}>{message}</Labelled> : message };
  });
  return <ErrorSummary heading={t("summary")} errors={errors} />;
}

function Labelled({ label, children }: { readonly label: ReactNode; readonly children: ReactNode }) {
  return (
    <>
      {label}: {children}
    </>
  );
}

/** The sentence beside a field, if the reply has one for it: `errorOf("title")`. */
export function useFieldError(reply: FormReply | undefined): (field: string) => ReactNode {
  const t = useRefusals();
  return (field) => {
    const error = reply?.errors.find((one) => one.field === field);
    return error ? t(error.key, error.values) : undefined;
  };
}
