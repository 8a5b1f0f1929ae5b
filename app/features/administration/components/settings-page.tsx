import type { ReactNode } from "react";
import { Button } from "#app/components/button.tsx";
import { ChoiceField } from "#app/components/choice-field.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { defaultSettings, settingBounds, type Settings } from "#app/features/access/settings.ts";
import { FormErrors, useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { useFormats, useTexts } from "#app/language/use-texts.tsx";
import { AdminTabs } from "./admin-tabs.tsx";
import { FigureRow, LimitRow } from "./setting-rows.tsx";

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
      <form method="post" className="form settings" id="settings">
        <input type="hidden" name="version" value={version} />
        <Limits settings={settings} reply={reply} />
        <SecondFactor settings={settings} reply={reply} />
        <Sessions settings={settings} reply={reply} />
        <Rooms settings={settings} reply={reply} />
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

/** How often, and in which span of time: the bounds are the same for all, the defaults are said in each row. */
function Limits({ settings, reply }: PartProps) {
  const t = useTexts("administration");
  const { number } = useFormats();
  const { points, seconds } = settingBounds;
  const bounds = { least: number(points.min), most: number(points.max), longest: number(seconds.max) };
  return (
    <>
      <h2>{t("settings.limits.heading")}</h2>
      <p>{t("settings.limits.lead")}</p>
      <p className="small soft" id="bounds">
        {t("settings.limits.bounds", bounds)}
      </p>
      <div>
        {limitNames.map((name) => (
          <LimitRow
            key={name}
            name={name}
            now={settings.limits[name]}
            usual={defaultSettings.limits[name]}
            reply={reply}
          />
        ))}
        <FigureRow
          name="socketsPerPerson"
          kind="sockets"
          now={settings.socketsPerPerson}
          usual={defaultSettings.socketsPerPerson}
          reply={reply}
        />
      </div>
    </>
  );
}

function SecondFactor({ settings: { secondFactor }, reply }: PartProps) {
  const t = useTexts("administration");
  const errorOf = useFieldError(reply);
  const standing = secondFactor.isRequired ? "yes" : "no";
  return (
    <>
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
      <div>
        <FigureRow
          name="secondFactor.graceDays"
          kind="graceDays"
          now={secondFactor.graceDays}
          usual={defaultSettings.secondFactor.graceDays}
          reply={reply}
        />
      </div>
    </>
  );
}

const sessionKinds = ["idleHours", "absoluteHours"] as const;

function Sessions({ settings: { session }, reply }: PartProps) {
  const t = useTexts("administration");
  return (
    <>
      <h2>{t("settings.session")}</h2>
      <div>
        {sessionKinds.map((kind) => (
          <FigureRow
            key={kind}
            name={`session.${kind}`}
            kind={kind}
            now={session[kind]}
            usual={defaultSettings.session[kind]}
            reply={reply}
          />
        ))}
      </div>
    </>
  );
}

function Rooms({ settings: { rooms }, reply }: PartProps) {
  const t = useTexts("administration");
  return (
    <>
      <h2>{t("settings.rooms")}</h2>
      <div>
        <FigureRow
          name="rooms.editHours"
          kind="editHours"
          now={rooms.editHours}
          usual={defaultSettings.rooms.editHours}
          reply={reply}
        />
      </div>
    </>
  );
}

/** What the fields are called in the summary of errors: a limit's two figures by the limit's name too. */
function useLabels(): Record<string, ReactNode> {
  const t = useTexts("administration");
  const limits = limitNames.flatMap((name) =>
    (["points", "seconds"] as const).map((kind): [string, string] => [
      `limits.${name}.${kind}`,
      `${t.plain(`settings.limits.${name}`)}: ${t.plain(`settings.${kind}`)}`,
    ]),
  );
  return {
    ...Object.fromEntries(limits),
    socketsPerPerson: t("settings.sockets"),
    "secondFactor.isRequired": t("settings.secondFactorRequired"),
    "secondFactor.graceDays": t("settings.graceDays"),
    "session.idleHours": t("settings.idleHours"),
    "session.absoluteHours": t("settings.absoluteHours"),
    "rooms.editHours": t("settings.editHours"),
  };
}
