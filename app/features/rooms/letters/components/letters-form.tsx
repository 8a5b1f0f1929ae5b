import { Button } from "#app/components/button.tsx";
import { ChoiceField } from "#app/components/choice-field.tsx";
import { FormErrors, useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { useTexts } from "#app/language/use-texts.tsx";
import { mentionPaces, restPaces, type LetterChoices } from "../choices.ts";

interface LettersFormProps {
  readonly choices: LetterChoices;
  readonly reply: FormReply | undefined;
}

/** When one is written to of what was said in rooms while one was away. */
export function LettersForm({ choices, reply }: LettersFormProps) {
  const t = useTexts("letters");
  const errorOf = useFieldError(reply);
  return (
    <>
      <FormErrors reply={reply} labels={{ mentions: t("mentions"), rest: t("rest") }} />
      <form method="post" className="form">
        <ChoiceField
          name="mentions"
          kind="radio"
          label={t("mentions")}
          hint={t("mentionsHint")}
          error={errorOf("mentions")}
          choices={mentionPaces.map((value) => ({ value, label: t(`mentionsPace.${value}`) }))}
          defaultValues={[typed(reply, "mentions", choices.mentions)]}
        />
        <ChoiceField
          name="rest"
          kind="radio"
          label={t("rest")}
          hint={t("restHint")}
          error={errorOf("rest")}
          choices={restPaces.map((value) => ({ value, label: t(`restPace.${value}`) }))}
          defaultValues={[typed(reply, "rest", choices.rest)]}
        />
        <p>
          <Button>{t("save")}</Button>
        </p>
      </form>
    </>
  );
}
