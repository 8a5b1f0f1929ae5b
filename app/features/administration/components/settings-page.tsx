import type { ReactNode } from "react";
import { Button } from "#app/components/button.tsx";
import { ChoiceField } from "#app/components/choice-field.tsx";
import { InputField } from "#app/components/field.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { defaultSettings, settingBounds, type Settings } from "#app/features/access/settings.ts";
import { FormErrors, useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { useFormats, useTexts } from "#app/language/use-texts.tsx";
import { AdminTabs } from "./admin-tabs.tsx";

interface SettingsPageProps {
  readonly settings: Settings;
  readonly version: string;
  readonly hasOutbox: boolean;
  readonly reply: FormReply | undefined;
}

const limitNames = Object.keys(defaultSettings.limits) as (keyof Settings["limits"])[];

/** All that administrators may set, each figure with its default and its bounds. */
export function SettingsPage({ settings, version, hasOutbox, reply }: SettingsPageProps) {
  const t = useTexts("administration");
  const terms = useTexts("terms");
  return (
    <div className="wrap page">
      <PageHead compact title={t("settings.title")} lead={t("settings.lead")} />
      <AdminTabs current="settings" hasOutbox={hasOutbox} />
      <FormErrors reply={reply} labels={useLabels()} />
      <form method="post" className="form" id="settings">
        <input type="hidden" name="version" value={version} />
        <h2>{t("settings.limits.heading")}</h2>
        <p>{t("settings.limits.lead")}</p>
        {limitNames.map((name) => (
          <Limit key={name} name={name} settings={settings} reply={reply} />
        ))}
        <Rest settings={settings} reply={reply} />
        <p>
          <Button>{terms("save")}</Button>
        </p>
      </form>
    </div>
  );
}

interface PartProps {
  readonly settings: Settings;
  readonly reply: FormReply | undefined;
}

function Limit({ name, settings, reply }: PartProps & { readonly name: keyof Settings["limits"] }) {
  const t = useTexts("administration");
  const [now, otherwise] = [settings.limits[name], defaultSettings.limits[name]];
  return (
    <fieldset className="field">
      <legend className="field-label">{t(`settings.limits.${name}`)}</legend>
      <Figure
        name={`limits.${name}.points`}
        kind="points"
        now={now.points}
        usual={otherwise.points}
        reply={reply}
      />
      <Figure
        name={`limits.${name}.seconds`}
        kind="seconds"
        now={now.seconds}
        usual={otherwise.seconds}
        reply={reply}
      />
    </fieldset>
  );
}

function Rest({ settings: { socketsPerPerson, secondFactor, session }, reply }: PartProps) {
  const t = useTexts("administration");
  const errorOf = useFieldError(reply);
  const standing = secondFactor.isRequired ? "yes" : "no";
  const usual = defaultSettings;
  return (
    <>
      <Figure
        name="socketsPerPerson"
        kind="sockets"
        now={socketsPerPerson}
        usual={usual.socketsPerPerson}
        reply={reply}
      />
      <h2>{t("settings.secondFactor")}</h2>
      <ChoiceField
        name="secondFactor.isRequired"
        kind="radio"
        label={t("settings.secondFactorRequired")}
        hint={t("settings.defaultIs", { value: t.plain("settings.yes") })}
        error={errorOf("secondFactor.isRequired")}
        choices={(["yes", "no"] as const).map((value) => ({ value, label: t(`settings.${value}`) }))}
        defaultValues={[typed(reply, "secondFactor.isRequired", standing)]}
      />
      <Figure
        name="secondFactor.graceDays"
        kind="graceDays"
        now={secondFactor.graceDays}
        usual={usual.secondFactor.graceDays}
        reply={reply}
      />
      <h2>{t("settings.session")}</h2>
      <Figure
        name="session.idleHours"
        kind="idleHours"
        now={session.idleHours}
        usual={usual.session.idleHours}
        reply={reply}
      />
      <Figure
        name="session.absoluteHours"
        kind="absoluteHours"
        now={session.absoluteHours}
        usual={usual.session.absoluteHours}
        reply={reply}
      />
    </>
  );
}

interface FigureProps {
  readonly name: string;
  readonly kind: keyof typeof settingBounds;
  readonly now: number;
  /** What holds by default. */
  readonly usual: number;
  readonly reply: FormReply | undefined;
}

/** The field of a figure: what stands there now, its default, its bounds. */
function Figure({ name, kind, now, usual, reply }: FigureProps) {
  const t = useTexts("administration");
  const { number } = useFormats();
  const errorOf = useFieldError(reply);
  const { min, max } = settingBounds[kind];
  const figures = { now: number(now), otherwise: number(usual), min: number(min), max: number(max) };
  return (
    <InputField
      name={name}
      label={t(`settings.${kind}`)}
      hint={t("settings.figure", figures)}
      error={errorOf(name)}
      inputMode="numeric"
      defaultValue={typed(reply, name, String(now))}
    />
  );
}

/** What the fields are called in the summary of errors: a limit's two figures by the limit's name too. */
function useLabels(): Record<string, ReactNode> {
  const t = useTexts("administration");
  const limits = limitNames.flatMap((name) =>
    (["points", "seconds"] as const).map((kind): [string, string] => [
      `limits.${name}.${kind}`,
      `${t.plain(`settings.limits.${name}`)}, ${t.plain(`settings.${kind}`)}`,
    ]),
  );
  return {
    ...Object.fromEntries(limits),
    socketsPerPerson: t("settings.sockets"),
    "secondFactor.isRequired": t("settings.secondFactorRequired"),
    "secondFactor.graceDays": t("settings.graceDays"),
    "session.idleHours": t("settings.idleHours"),
    "session.absoluteHours": t("settings.absoluteHours"),
  };
}
