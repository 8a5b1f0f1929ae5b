import { Button } from "#app/components/button.tsx";
import { ChoiceField } from "#app/components/choice-field.tsx";
import { useFieldError } from "#app/frame/form-errors.tsx";
import { ticked, typed, type FormReply } from "#app/http/form.ts";
import { useTexts } from "#app/language/use-texts.tsx";
import { commenters } from "../../comments/visibility.ts";
import { MomentFields, ZoneField } from "./period-fields.tsx";

interface OpenFormProps {
  readonly zone: string;
  /** What a refused opening goes back with. */
  readonly reply: FormReply | undefined;
}

/** Opens a period: when, for whom, and how far a comment is seen. */
export function OpenForm({ zone, reply }: OpenFormProps) {
  const t = useTexts("periods");
  const errorOf = useFieldError(reply);
  const asked = reply ? ticked(reply, "takes") : ["city", "country"];
  const ways = ["yes", "no"].map((value) => ({ value, label: t(`direct.${value}`) }));
  return (
    <form method="post" className="form" id="open">
      <input type="hidden" name="deed" value="open" />
      <MomentFields name="opens" label={t("opens")} hint={t("opensHint")} reply={reply} />
      <MomentFields name="closes" label={t("closes")} reply={reply} />
      <MomentFields name="submits" label={t("submits")} hint={t("submitsHint")} reply={reply} />
      <ZoneField zone={zone} reply={reply} />
      <ChoiceField
        name="takes"
        label={t("takes.label")}
        choices={commenters.map((value) => ({ value, label: t(`takes.${value}`) }))}
        defaultValues={asked}
        error={errorOf("takes")}
      />
      <ChoiceField
        kind="radio"
        name="direct"
        label={t("direct.label")}
        hint={t("direct.hint")}
        choices={ways}
        defaultValues={[typed(reply, "direct", "no")]}
        error={errorOf("direct")}
      />
      <Button>{t("open")}</Button>
    </form>
  );
}
