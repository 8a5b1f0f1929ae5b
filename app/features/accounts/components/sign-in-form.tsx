import { Button } from "#app/components/button.tsx";
import { InputField } from "#app/components/field.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { FormErrors, useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { useTexts } from "#app/language/use-texts.tsx";

interface SignInFormProps {
  readonly to: string;
  readonly isDemonstration: boolean;
  readonly reply: FormReply | undefined;
}

/** E-mail and password; in the demonstration a note names the accounts to try. */
export function SignInForm({ to, isDemonstration, reply }: SignInFormProps) {
  const t = useTexts("accounts");
  const terms = useTexts("terms");
  const errorOf = useFieldError(reply);
  return (
    <div className="wrap page">
      <PageHead title={terms("sign-in")} lead={t("signInLead")} />
      <FormErrors reply={reply} labels={{ password: t("password") }} />
      <form method="post" className="form">
        <InputField
          name="email"
          type="email"
          autoComplete="username"
          label={t("email")}
          defaultValue={typed(reply, "email")}
          error={errorOf("email")}
        />
        <InputField
          name="password"
          type="password"
          autoComplete="current-password"
          label={t("password")}
          error={errorOf("password")}
        />
        {to !== "" && <input type="hidden" name="to" value={to} />}
        <Button>{terms("sign-in")}</Button>
      </form>
      {isDemonstration && <Note>{t("demonstrationAccounts")}</Note>}
    </div>
  );
}
