import { Button } from "#app/components/button.tsx";
import { InputField } from "#app/components/field.tsx";
import { Note } from "#app/components/note.tsx";
import { FormErrors, useFieldError } from "#app/frame/form-errors.tsx";
import type { FormReply } from "#app/http/form.ts";
import { useTexts } from "#app/language/use-texts.tsx";
import { AccountFrame } from "./account-frame.tsx";
import { OwnPasswordField } from "./new-password-field.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";

interface Setup {
  /** The secret as text, in groups of four. */
  readonly secret: string;
  /** A picture of the QR code, as a data: address. */
  readonly picture: string;
}

interface AccountAppProps {
  readonly isSetUp: boolean;
  /** While the app is being set up. */
  readonly setup: Setup | null;
  readonly codes: readonly string[];
  readonly reply: FormReply | undefined;
}

/** The authenticator app: set up in two steps, removed with the password. */
export function AccountApp({ isSetUp, setup, codes, reply }: AccountAppProps) {
  const t = useTexts("accounts");
  return (
    <AccountFrame current="security" isBelow title={t("app.title")} lead={t("app.lead")}>
      <RecoveryCodes codes={codes} />
      <FormErrors reply={reply} labels={{ password: t("ownPassword"), code: t("app.code") }} />
      {isSetUp && (
        <>
          <Note>{t("app.isSetUp")}</Note>
          <PasswordForm deed="remove" reply={reply} />
        </>
      )}
      {!isSetUp && setup && <Confirm setup={setup} reply={reply} />}
      {!isSetUp && !setup && <PasswordForm deed="start" reply={reply} />}
    </AccountFrame>
  );
}

interface PasswordFormProps {
  readonly deed: "start" | "remove";
  readonly reply: FormReply | undefined;
}

function PasswordForm({ deed, reply }: PasswordFormProps) {
  const t = useTexts("accounts");
  return (
    <form method="post" className="form">
      <input type="hidden" name="deed" value={deed} />
      <OwnPasswordField reply={reply} />
      <p>
        <Button kind={deed === "remove" ? "danger" : "primary"}>{t(`app.${deed}`)}</Button>
      </p>
    </form>
  );
}

function Confirm({ setup, reply }: { readonly setup: Setup; readonly reply: FormReply | undefined }) {
  const t = useTexts("accounts");
  return (
    <>
      <ol className="stack">
        <li>
          <p>{t("app.scan")}</p>
          <p className="py-2">
            <img src={setup.picture} alt={t.plain("app.picture")} width="220" height="220" />
          </p>
          <p>
            {t("app.orType")} <code translate="no">{setup.secret}</code>
          </p>
        </li>
        <li>{t("app.thenCode")}</li>
      </ol>
      <form method="post" className="form">
        <input type="hidden" name="deed" value="confirm" />
        <InputField
          name="code"
          label={t("app.code")}
          hint={t("app.codeHint")}
          inputMode="numeric"
          autoComplete="one-time-code"
          error={useFieldError(reply)("code")}
        />
        <p>
          <Button>{t("app.confirm")}</Button>
        </p>
      </form>
    </>
  );
}
