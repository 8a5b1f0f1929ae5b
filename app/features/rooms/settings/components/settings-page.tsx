import type { ReactNode } from "react";
import { Button } from "#app/components/button.tsx";
import { ChoiceField } from "#app/components/choice-field.tsx";
import { SelectField } from "#app/components/field.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { FormErrors } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { useTexts } from "#app/language/use-texts.tsx";
import { DeedForm } from "../../acting/components/deed-form.tsx";
import { RoomBreadcrumb } from "../../opening/components/room-breadcrumb.tsx";
import type { RoomLabel } from "../../opening/components/room-name.ts";
import type { Audience, RoomState } from "../../policy.ts";
import type { By } from "../../room-event.ts";
import { paces } from "../paces.ts";
import { RestrictionList, type Restriction } from "./restriction-list.tsx";
import { AudienceFields, type Organisation } from "./room-fields.tsx";

export interface SettingsPageProps {
  readonly room: RoomLabel;
  readonly state: RoomState;
  readonly audience: Audience;
  readonly guests: readonly string[];
  readonly slowSeconds: number | null;
  readonly was: string;
  readonly audiences: readonly Audience[];
  /** Whether anything was written in the room: then it is not opened to more readers. */
  readonly isWritten: boolean;
  readonly organisations: readonly Organisation[];
  readonly restrictions: readonly Restriction[];
  readonly can: Readonly<Record<"arrange" | "pace", boolean>>;
  /** The mandate that the page is shown under. */
  readonly mandate: string | null;
  readonly reply: FormReply | undefined;
  readonly officeName: (by: By) => ReactNode;
}

/** What a room is set to: its state and audience, its pace, and who may not write in it. */
export function SettingsPage(props: SettingsPageProps) {
  const { room, can, mandate, reply } = props;
  const t = useTexts("room-settings");
  const labels = {
    state: t("state.label"),
    audience: t("audience"),
    guests: t("guests"),
    seconds: t("pace.label"),
  };
  return (
    <div className="wrap page">
      <PageHead compact breadcrumb={<RoomBreadcrumb room={room} />} title={t("title")} />
      <FormErrors reply={reply} labels={labels} />
      {can.arrange && <ArrangeForm {...props} />}
      {can.pace && <PaceForm slowSeconds={props.slowSeconds} mandate={mandate} />}
      <RestrictionList mandate={mandate} restrictions={props.restrictions} officeName={props.officeName} />
    </div>
  );
}

function ArrangeForm({ state, isWritten, was, mandate, reply, ...fields }: SettingsPageProps) {
  const t = useTexts("room-settings");
  const terms = useTexts("terms");
  const states = ["open", "closed", "archived"] as const;
  return (
    <section className="stack" aria-labelledby="arrange">
      <h2 id="arrange">{t("arrange")}</h2>
      <DeedForm deed="arrange" mandate={mandate}>
        <input type="hidden" name="was" value={was} />
        <ChoiceField
          kind="radio"
          name="state"
          label={t("state.label")}
          choices={states.map((value) => ({ value, label: t(`state.${value}`) }))}
          defaultValues={[typed(reply, "state", state)]}
        />
        {isWritten && fields.audience !== "everyone" && <Note>{t("onlyNarrower")}</Note>}
        <AudienceFields {...fields} reply={typed(reply, "deed") === "arrange" ? reply : undefined} />
        <p>
          <Button>{terms("save")}</Button>
        </p>
      </DeedForm>
    </section>
  );
}

function PaceForm({ slowSeconds, mandate }: Pick<SettingsPageProps, "slowSeconds" | "mandate">) {
  const t = useTexts("room-settings");
  const terms = useTexts("terms");
  const options = paces.map((seconds) => {
    const key = seconds === 0 ? "pace.none" : seconds < 60 ? "pace.seconds" : "pace.minutes";
    const count = seconds < 60 ? seconds : seconds / 60;
    return { value: String(seconds), label: t.plain(key, { count }), lang: t.lang(key, { count }) };
  });
  return (
    <section className="section stack" aria-labelledby="pace">
      <h2 id="pace">{t("pace.title")}</h2>
      <p>{t("pace.lead")}</p>
      <DeedForm deed="pace" mandate={mandate}>
        <SelectField
          name="seconds"
          label={t("pace.label")}
          options={options}
          defaultValue={String(slowSeconds ?? 0)}
        />
        <p>
          <Button>{terms("save")}</Button>
        </p>
      </DeedForm>
    </section>
  );
}
