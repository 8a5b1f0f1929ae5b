import { Button } from "#app/components/button.tsx";
import { InputField } from "#app/components/field.tsx";
import { Note } from "#app/components/note.tsx";
import { useFieldError } from "#app/frame/form-errors.tsx";
import type { FormReply } from "#app/http/form.ts";
import { useFormatsIn } from "#app/language/fallback.tsx";
import { useTexts } from "#app/language/use-texts.tsx";

interface ClosingSectionProps {
  /** When the account will be erased, where its closing was asked for. */
  readonly closesAt: Date | null;
  readonly reply: FormReply | undefined;
}

/** Closing one's account, and taking it back while the days of grace last. */
export function ClosingSection({ closesAt, reply }: ClosingSectionProps) {
  const t = useTexts("personal-data");
  return (
    <section className="section stack" aria-labelledby="closing">
      <h2 id="closing">{t("closing.title")}</h2>
      {closesAt ? <Keep closesAt={closesAt} /> : <Close reply={reply} />}
    </section>
  );
}

function Close({ reply }: Pick<ClosingSectionProps, "reply">) {
  const t = useTexts("personal-data");
  const errorOf = useFieldError(reply);
  return (
    <>
      <p>{t("closing.grace")}</p>
      <p>{t("closing.gone")}</p>
      <p>{t("closing.stays")}</p>
      <form method="post" className="form">
        <InputField
          name="password"
          type="password"
          autoComplete="current-password"
          label={t("closing.password")}
          error={errorOf("password")}
        />
        <p>
          <Button kind="danger" name="deed" value="close">
            {t("closing.close")}
          </Button>
        </p>
      </form>
    </>
  );
}

function Keep({ closesAt }: { readonly closesAt: Date }) {
  const t = useTexts("personal-data");
  const formats = useFormatsIn(t, "closing.closes");
  return (
    <>
      <Note isWarning>
        <p>{t("closing.closes", { at: formats.dateTime(closesAt) })}</p>
      </Note>
      <form method="post">
        <Button name="deed" value="keep">
          {t("closing.keep")}
        </Button>
      </form>
    </>
  );
}
