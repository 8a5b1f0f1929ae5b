import { ChoiceField } from "#app/components/choice-field.tsx";
import { SelectField } from "#app/components/field.tsx";
import { useFieldError } from "#app/frame/form-errors.tsx";
import { ticked, typed, type FormReply } from "#app/http/form.ts";
import { useTexts } from "#app/language/use-texts.tsx";
import type { Audience } from "../../policy.ts";

export interface Organisation {
  readonly slug: string;
  readonly name: string;
}

interface AudienceFieldsProps {
  readonly audiences: readonly Audience[];
  readonly organisations: readonly Organisation[];
  /** As the room is now. */
  readonly audience: Audience;
  readonly guests: readonly string[];
  readonly reply: FormReply | undefined;
}

/** Whom a room is for, and which organisations are invited where they are named. */
export function AudienceFields({ audiences, organisations, audience, guests, reply }: AudienceFieldsProps) {
  const t = useTexts("room-settings");
  const rooms = useTexts("rooms");
  const errorOf = useFieldError(reply);
  const options = audiences.map((value) => ({
    ...{ value, label: rooms.plain(`audience.${value}`), lang: rooms.lang(`audience.${value}`) },
  }));
  const isNamed = audiences.includes("members-and-invited") && audiences.length > 1;
  return (
    <>
      <SelectField
        name="audience"
        label={t("audience")}
        options={options}
        defaultValue={typed(reply, "audience", audience)}
        error={errorOf("audience")}
      />
      {isNamed && organisations.length > 0 && (
        <ChoiceField
          name="guests"
          label={t("guests")}
          hint={t("guestsHint")}
          choices={organisations.map(({ slug, name }) => ({ value: slug, label: <bdi>{name}</bdi> }))}
          defaultValues={reply ? ticked(reply, "guests") : guests}
          error={errorOf("guests")}
        />
      )}
    </>
  );
}
