import { Button, ButtonLink } from "#app/components/button.tsx";
import { InputField, SelectField, type Option } from "#app/components/field.tsx";
import { acts } from "#app/features/access/acts.ts";
import { useTexts } from "#app/language/use-texts.tsx";
import { addressClasses, type TraceQuery } from "../filter.ts";

interface TraceFilterProps {
  readonly action: string;
  readonly query: TraceQuery;
  /** For those who see everyone's entries: offices to choose from, and the account asked for. */
  readonly everyone?: { readonly offices: readonly Option[]; readonly person: string | null };
}

/** Act and days, for administrators also account, office and place, sent as the page's query. */
export function TraceFilter({ action, query, everyone }: TraceFilterProps) {
  const t = useTexts("trace");
  const any = { value: "", label: t.plain("filter.any"), lang: t.lang("filter.any") };
  const actOptions = acts.map((act) => ({
    value: act,
    label: t.plain(`act.${act}`),
    lang: t.lang(`act.${act}`),
  }));
  return (
    <form
      action={action}
      role="search"
      aria-label={t.plain("filter.label")}
      className="grid items-end gap-4 wide:grid-cols-2 desk:grid-cols-3"
    >
      <SelectField
        name="act"
        label={t("filter.act")}
        defaultValue={query.act ?? ""}
        options={[any, ...actOptions]}
      />
      {everyone && <Everyone {...everyone} query={query} any={any} />}
      <InputField name="from" type="date" label={t("filter.from")} defaultValue={query.from} />
      <InputField name="to" type="date" label={t("filter.to")} defaultValue={query.to} />
      {query.kind && <input type="hidden" name="kind" value={query.kind} />}
      {query.object && <input type="hidden" name="object" value={query.object} />}
      <div className="actions">
        <Button>{t("filter.show")}</Button>
        <ButtonLink href={action} kind="quiet">
          {t("filter.clear")}
        </ButtonLink>
      </div>
    </form>
  );
}

type EveryoneProps = NonNullable<TraceFilterProps["everyone"]> &
  Pick<TraceFilterProps, "query"> & { readonly any: Option };

function Everyone({ offices, person, query, any }: EveryoneProps) {
  const t = useTexts("trace");
  const classes = addressClasses.map((value) => ({
    value,
    label: t.plain(`addressClass.${value}`),
    lang: t.lang(`addressClass.${value}`),
  }));
  return (
    <>
      <InputField
        name="account"
        label={t("filter.account")}
        defaultValue={person ?? undefined}
        autoComplete="off"
        spellCheck={false}
      />
      <SelectField
        name="office"
        label={t("filter.office")}
        defaultValue={query.office ?? ""}
        options={[any, ...offices]}
      />
      <SelectField
        name="class"
        label={t("filter.class")}
        defaultValue={query.addressClass ?? ""}
        options={[any, ...classes]}
      />
    </>
  );
}
