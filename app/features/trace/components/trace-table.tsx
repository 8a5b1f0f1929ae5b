import type { ReactNode } from "react";
import { DataTable } from "#app/components/data-table.tsx";
import type { Capacity, Office } from "#app/features/access/actor.ts";
import { acts, tracedKinds } from "#app/features/access/acts.ts";
import { useFormats, useTexts } from "#app/language/use-texts.tsx";
import type { TraceEntry } from "../entry.ts";
import type { TraceQuery } from "../filter.ts";

/** Draws an office as every page does: "CSCO, Da Nang". */
export type OfficeOf = (held: { readonly office: Office; readonly capacity?: Capacity }) => ReactNode;

export interface TraceTableProps {
  readonly entries: readonly TraceEntry[];
  readonly officeOf: OfficeOf;
  /** Where the same page leads with another filter; without it nothing is a link. */
  readonly hrefOf?: (query: TraceQuery) => string;
}

/** The entries of the audit log, one a row: when, what, by whom, to what, from where, and the number in the chain. */
export function TraceTable({ entries, officeOf, hrefOf }: TraceTableProps) {
  const t = useTexts("trace");
  const formats = useFormats();
  const names = ["at", "act", "by", "object", "from"] as const;
  const columns = [
    ...names.map((key) => ({ key, label: t(`column.${key}`) })),
    { key: "n", label: t("column.n"), isNumeric: true },
  ];
  const rows = entries.map((entry) => ({
    key: String(entry.id),
    cells: [
      <time key="at" dateTime={entry.exactAt} children={formats.dateTime(entry.at)} />,
      <ActName key="act" act={entry.act} />,
      <By key="by" entry={entry} officeOf={officeOf} hrefOf={hrefOf} />,
      <ObjectOf key="object" entry={entry} officeOf={officeOf} hrefOf={hrefOf} />,
      entry.addressClass && t(`addressClass.${entry.addressClass}`),
      entry.n === null ? t("waiting") : formats.number(entry.n),
    ],
  }));
  const caption = t("caption");
  return (
    <DataTable
      caption={caption}
      isCaptionHidden
      columns={columns}
      rows={rows}
      isStacked
      scrollLabel={t.plain("caption")}
    />
  );
}

/** An act in words; one that this version does not know, by its name. */
function ActName({ act }: { readonly act: string }) {
  const t = useTexts("trace");
  return <>{acts.some((known) => known === act) ? t(`act.${act}`) : <code>{act}</code>}</>;
}

interface PartProps {
  readonly entry: TraceEntry;
  readonly officeOf: OfficeOf;
  readonly hrefOf: TraceTableProps["hrefOf"] | undefined;
}

/** "CSCO, Da Nang, 2026": the office acted for and the year of the act, whatever has become of the person since. */
function By({ entry, officeOf, hrefOf }: PartProps) {
  const t = useTexts("trace");
  const { kind, mandate, personId } = entry.by;
  const year = entry.at.getUTCFullYear();
  const office = mandate && (
    <>
      {kind === "former" && <>{t("former")} </>}
      {officeOf(mandate)}, {year}
    </>
  );
  const signature = office ?? t(`by.${kind}`);
  if (personId === null || !hrefOf) return <>{signature}</>;
  return <a href={hrefOf({ person: personId })}>{signature}</a>;
}

function ObjectOf({ entry: { object, by }, officeOf, hrefOf }: PartProps) {
  const t = useTexts("trace");
  if (object === null || (object.kind === "person" && object.id === by.personId)) return null;
  const kind = tracedKinds.find((known) => known === object.kind);
  const name = kind ? t(`object.${kind}`) : <code>{object.kind}</code>;
  if (object.office) {
    const { office, capacity } = object;
    return (
      <>
        {name}: {officeOf({ office, ...(capacity ? { capacity } : {}) })}
      </>
    );
  }
  const id = object.id.length > 12 ? `${object.id.slice(0, 8)}…` : object.id;
  if (!hrefOf || !kind)
    return (
      <>
        {name} {object.kind === "person" ? null : <code>{id}</code>}
      </>
    );
  const query = kind === "person" ? { person: object.id } : { kind, object: object.id };
  return (
    <>
      {name}{" "}
      <a href={hrefOf(query)}>
        <code>{id}</code>
      </a>
    </>
  );
}
