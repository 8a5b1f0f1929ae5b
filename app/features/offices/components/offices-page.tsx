import { Fragment } from "react";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { SelectField } from "#app/components/field.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Rows } from "#app/components/rows.tsx";
import type { FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { useFormats, usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { Capacity, OfficeKind } from "../../access/actor.ts";
import type { NamedOffice } from "../office.ts";
import { kinds } from "../rules.ts";
import type { OfficeOf } from "./office-of.ts";
import { TermForm } from "./term-form.tsx";

interface Holder {
  readonly name: string | null;
  readonly capacity: Capacity;
}

interface OfficesPageProps {
  readonly groups: readonly {
    readonly kind: OfficeKind;
    readonly offices: readonly { readonly office: NamedOffice; readonly holders: readonly Holder[] }[];
  }[];
  readonly countries: readonly string[];
  readonly filter: { readonly kind?: string | undefined; readonly country?: string | undefined };
  readonly can: { readonly openTerm: boolean; readonly decideRegistrations: boolean };
  readonly officeOf: OfficeOf;
  readonly reply: FormReply | undefined;
}

/** The offices of the network by kind, with who holds each now. */
export function OfficesPage({ groups, countries, filter, can, officeOf, reply }: OfficesPageProps) {
  const t = useTexts("offices");
  const paths = pathsOf(usePageTexts().lang);
  return (
    <div className="wrap page">
      <PageHead title={t("title")} lead={t("lead")}>
        {can.decideRegistrations && (
          <div className="actions pt-2">
            <ButtonLink kind="quiet" href={paths.registrations}>
              {t("registrations.title")}
            </ButtonLink>
          </div>
        )}
      </PageHead>
      <Filter countries={countries} filter={filter} />
      {groups.length === 0 && <EmptyState title={t("none")} />}
      {groups.map(({ kind, offices }) => (
        <section key={kind} className="section" aria-labelledby={kind}>
          <h2 id={kind}>{t(`kinds.${kind}`)}</h2>
          <Rows
            rows={offices.map(({ office, holders }) => ({
              key: office.handle,
              href: paths.office(office.handle),
              title: <OfficeTitle office={office} officeOf={officeOf} />,
              meta: <Holders holders={holders} />,
            }))}
          />
        </section>
      ))}
      {can.openTerm && <TermForm countries={countries} reply={reply} />}
    </div>
  );
}

/** The office by its head, with the term it is held for. */
export function OfficeTitle({
  office,
  officeOf,
}: {
  readonly office: NamedOffice;
  readonly officeOf: OfficeOf;
}) {
  return (
    <>
      {officeOf({ office, capacity: "head" })}
      {office.term !== null && <>, {office.term}</>}
    </>
  );
}

function Holders({ holders }: { readonly holders: readonly Holder[] }) {
  const t = useTexts("offices");
  if (holders.length === 0) return <>{t("vacant")}</>;
  return (
    <>
      {holders.map(({ name, capacity }, index) => (
        <Fragment key={`${capacity} ${String(index)}`}>
          {index > 0 && " · "}
          <bdi>{name ?? t("erased")}</bdi>
          {capacity !== "head" && <> ({t(`capacity.${capacity}`)})</>}
        </Fragment>
      ))}
    </>
  );
}

function Filter({ countries, filter }: Pick<OfficesPageProps, "countries" | "filter">) {
  const t = useTexts("offices");
  const terms = useTexts("terms");
  const formats = useFormats();
  return (
    <form
      role="search"
      aria-label={t.plain("filter.label")}
      className="grid items-end gap-4 wide:grid-cols-2 desk:grid-cols-[1fr_1fr_auto]"
    >
      <SelectField
        name="kind"
        label={t("filter.kind")}
        defaultValue={filter.kind ?? ""}
        options={[
          { value: "", label: t.plain("filter.allKinds"), lang: t.lang("filter.allKinds") },
          ...kinds.map((kind) => ({
            value: kind,
            label: t.plain(`kinds.${kind}`),
            lang: t.lang(`kinds.${kind}`),
          })),
        ]}
      />
      <SelectField
        name="country"
        label={t("filter.country")}
        defaultValue={filter.country ?? ""}
        options={[
          { value: "", label: t.plain("filter.allCountries"), lang: t.lang("filter.allCountries") },
          ...countries.map((code) => ({ value: code, label: formats.country(code) })),
        ]}
      />
      <Button>{terms("search")}</Button>
    </form>
  );
}
