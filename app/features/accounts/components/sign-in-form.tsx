import { Button } from "#app/components/button.tsx";
import { InputField } from "#app/components/field.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { FormErrors, useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";

interface SignInFormProps {
  readonly to: string;
  readonly isDemonstration: boolean;
  readonly reply: FormReply | undefined;
}

/** E-mail and password; in the demonstration a note names the accounts to try. */
export function SignInForm({ to, isDemonstration, reply }: SignInFormProps) {
  const t = useTexts("accounts");
  const terms = useTexts("terms");
  const paths = pathsOf(usePageTexts().lang);
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
        <p>
          <Button>{terms("sign-in")}</Button>
        </p>
        <ul className="link-row">
          <li>
            <a href={paths.forgottenPassword}>{t("forgotten.link")}</a>
          </li>
          <li>
            <a
              href={
                to === "" ? paths.signInByPasskey : `${paths.signInByPasskey}?to=${encodeURIComponent(to)}`
              }
            >
              {t("passkey.signIn")}
            </a>
          </li>
          <li>
            <a href={paths.register}>{t("registerLink")}</a>
          </li>
        </ul>
        {isDemonstration && <DemonstrationAccounts />}
      </form>
    </div>
  );
}

/** One account of each kind of office, as the demonstration's seeds have them. */
const accounts = [
  "csco.da-nang@ascn.example",
  "nr.vn@ascn.example",
  "secretariat@ascn.example",
  "partner.mekong@ascn.example",
];

function DemonstrationAccounts() {
  const t = useTexts("accounts");
  return (
    <Note>
      <p>{t("demonstrationAccounts")}</p>
      <ul className="py-2">
        {accounts.map((account) => (
          <li key={account}>{account}</li>
        ))}
      </ul>
      <p>{t("demonstrationPassword")}</p>
    </Note>
  );
}
