import { Button } from "#app/components/button.tsx";
import { ChoiceField } from "#app/components/choice-field.tsx";
import { InputField, SelectField } from "#app/components/field.tsx";
import { useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { languages } from "#app/language/languages.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { Capacity } from "../../access/actor.ts";
import { Fold } from "./fold.tsx";

interface InviteFormProps {
  readonly offers: readonly Capacity[];
  readonly lastDayOfTerm: string;
  readonly reply: FormReply | undefined;
}

/** Invites an address to this office, in one of the capacities the reader may give. */
export function InviteForm({ offers, lastDayOfTerm, reply: last }: InviteFormProps) {
  const t = useTexts("offices");
  const { lang } = usePageTexts();
  const reply = typed(last, "deed") === "invite" ? last : undefined;
  const errorOf = useFieldError(reply);
  return (
    <Fold summary={t("invite.summary")} isOpen={reply !== undefined}>
      <form method="post" className="form py-3">
        <input type="hidden" name="deed" value="invite" />
        <InputField
          name="email"
          type="email"
          autoComplete="off"
          label={t("invite.email")}
          hint={t("invite.emailHint")}
          defaultValue={typed(reply, "email")}
          error={errorOf("email")}
        />
        <ChoiceField
          name="capacity"
          kind="radio"
          label={t("invite.capacity")}
          choices={offers.map((value) => ({ value, label: t(`capacity.${value}`) }))}
          defaultValues={[typed(reply, "capacity", offers[0])]}
          error={errorOf("capacity")}
        />
        <InputField
          name="from"
          type="date"
          label={t("invite.from")}
          hint={t("invite.fromHint")}
          defaultValue={typed(reply, "from")}
          error={errorOf("from")}
        />
        <InputField
          name="until"
          type="date"
          label={t("invite.until")}
          hint={t("invite.untilHint")}
          defaultValue={typed(reply, "until", lastDayOfTerm)}
          error={errorOf("until")}
        />
        <SelectField
          name="lang"
          label={t("invite.lang")}
          options={languages.map(({ tag, endonym }) => ({ value: tag, label: endonym, lang: tag }))}
          defaultValue={typed(reply, "lang", lang)}
          error={errorOf("lang")}
        />
        <p>
          <Button>{t("invite.button")}</Button>
        </p>
      </form>
    </Fold>
  );
}
