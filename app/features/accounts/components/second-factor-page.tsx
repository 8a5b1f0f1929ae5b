import { Button } from "#app/components/button.tsx";
import { InputField } from "#app/components/field.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { FormErrors, useFieldError } from "#app/frame/form-errors.tsx";
import type { FormReply } from "#app/http/form.ts";
import { useTexts } from "#app/language/use-texts.tsx";
import { PasskeyForm } from "./passkey-form.tsx";

interface SecondFactorPageProps {
  readonly to: string;
  readonly hasApp: boolean;
  readonly hasPasskey: boolean;
  readonly isPasskeyHost: boolean;
  readonly reply: FormReply | undefined;
}

/** After the password: a code of the app, a passkey, or a recovery code. */
export function SecondFactorPage({ to, hasApp, hasPasskey, isPasskeyHost, reply }: SecondFactorPageProps) {
  const t = useTexts("accounts");
  const errorOf = useFieldError(reply);
  return (
    <div className="wrap page">
      <PageHead title={t("secondFactor")} lead={t("secondFactorLead")} />
      <div className="stack">
        <FormErrors reply={reply} />
        {hasApp && (
          <form method="post" className="form">
            <input type="hidden" name="deed" value="code" />
            <input type="hidden" name="to" value={to} />
            <InputField
              name="code"
              label={t("app.code")}
              hint={t("app.codeHint")}
              inputMode="numeric"
              autoComplete="one-time-code"
              error={errorOf("code")}
            />
            <p>
              <Button>{t("goOn")}</Button>
            </p>
          </form>
        )}
        {hasPasskey && (
          <section className="stack" id="passkey">
            <h2>{t("passkey.title")}</h2>
            <PasskeyForm kind="use" label={t("passkey.use")} isPasskeyHost={isPasskeyHost} to={to} />
          </section>
        )}
        <details open={reply?.values["deed"] === "recovery" || (!hasApp && !isPasskeyHost)}>
          <summary>{t("codes.use")}</summary>
          <form method="post" className="form pt-3">
            <input type="hidden" name="deed" value="recovery" />
            <input type="hidden" name="to" value={to} />
            <InputField
              name="recovery"
              label={t("codes.one")}
              hint={t("codes.oneHint")}
              autoComplete="off"
              spellCheck={false}
              error={errorOf("recovery")}
            />
            <p>
              <Button kind="quiet">{t("goOn")}</Button>
            </p>
          </form>
        </details>
      </div>
    </div>
  );
}
