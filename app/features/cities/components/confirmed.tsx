import type { ReactNode } from "react";
import type { Mandate } from "#app/features/access/actor.ts";
import { useFormats, useTexts } from "#app/language/use-texts.tsx";

/** Writes who acted, from a mandate: the words for offices belong to the accounts. */
export type OfficeOf = (mandate: Mandate) => ReactNode;

interface ConfirmedProps {
  readonly by: Mandate | null;
  readonly at: Date;
  readonly officeOf: OfficeOf;
}

/** Who last confirmed a section and on which day (UTC); reference content has been confirmed by nobody yet. */
export function Confirmed({ by, at, officeOf }: ConfirmedProps) {
  const t = useTexts("cities");
  const formats = useFormats();
  if (by === null) return <>{t("notConfirmed")}</>;
  return (
    <>
      <time dateTime={at.toISOString()}>{formats.date(at)}</time>
      {" · "}
      {officeOf(by)}
    </>
  );
}
