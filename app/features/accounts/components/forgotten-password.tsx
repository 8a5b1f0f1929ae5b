import { Button } from "#app/components/button.tsx";
import { InputField } from "#app/components/field.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { FormErrors, useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { useTexts } from "#app/language/use-texts.tsx";
import { NewPasswordField } from "./new-password-field.tsx";

interface ForgottenPasswordProps {
  readonly reply: FormReply | undefined;
  /** The address a letter may be on its way to. */
  readonly sentTo: string | null;
}

/** Asks for the address and says the same whether anyone has it. */
export function ForgottenPassword({ reply, sentTo }: ForgottenPasswordProps) {
  const t = useTexts("accounts");
  const errorOf = useFieldError(reply);
  return (
    <div className="wrap page">
      <PageHead title={t("forgotten.title")} lead={t("forgotten.lead")} />
      {sentTo !== null && (
        <div role="status">
          <Note>
            <p>
              <bdi>{sentTo}</bdi>: {t("forgotten.sent")}
            </p>
          </Note>
        </div>
      )}
      <FormErrors reply={reply} />
      <form method="post" className="form">
        <InputField
          name="email"
          type="email"
          autoComplete="username"
          label={t("email")}
          defaultValue={typed(reply, "email")}
          error={errorOf("email")}
        />
        <p>
          <Button>{t("forgotten.send")}</Button>
        </p>
      </form>
    </div>
  );
}

interface ResetPasswordProps {
  readonly email: string;
  readonly reply: FormReply | undefined;
}

/** Sets a new password by the link of a letter. */
export function ResetPassword({ email, reply }: ResetPasswordProps) {
  const t = useTexts("accounts");
  return (
    <div className="wrap page">
      <PageHead title={t("reset.title")} lead={t("reset.lead")} />
      <FormErrors reply={reply} />
      <form method="post" className="form">
        <InputField
          name="email"
          type="email"
          label={t("email")}
          autoComplete="username"
          defaultValue={email}
          readOnly
        />
        <NewPasswordField reply={reply} />
        <p>
          <Button>{t("reset.set")}</Button>
        </p>
      </form>
    </div>
  );
}
