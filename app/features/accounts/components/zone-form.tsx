import { Button } from "#app/components/button.tsx";
import { SelectField } from "#app/components/field.tsx";
import { zones } from "#app/features/access/time-zones.ts";
import { ofOffice } from "#app/features/access/zone-choice.ts";
import { useTexts } from "#app/language/use-texts.tsx";

/** The member states' zones first, then every other one that the platform lists. */
const names: ReadonlySet<string> = new Set([...zones, ...Intl.supportedValuesOf("timeZone")]);

/** The choice of the zone that one's times are said in; `zone` is what was chosen before, empty for the device's. */
export function ZoneForm({ zone }: { readonly zone: string }) {
  const t = useTexts("accounts");
  const terms = useTexts("terms");
  const own = ["", ofOffice, ...names].includes(zone) ? [] : [zone];
  const options = [
    { value: "", label: t.plain("zone.device"), lang: t.lang("zone.device") },
    { value: ofOffice, label: t.plain("zone.office"), lang: t.lang("zone.office") },
    ...[...own, ...names].map((name) => ({ value: name, label: name.replaceAll("_", " ") })),
  ];
  return (
    <form method="post" className="form pt-4">
      <h2>{t("zone.title")}</h2>
      <SelectField
        name="zone"
        label={t("zone.label")}
        hint={t("zone.hint")}
        defaultValue={zone}
        options={options}
      />
      <Button kind="quiet">{terms("save")}</Button>
    </form>
  );
}
