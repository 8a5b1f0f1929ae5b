import { Button } from "#app/components/button.tsx";
import { FormErrors } from "#app/frame/form-errors.tsx";
import type { FormReply } from "#app/http/form.ts";
import { useTexts } from "#app/language/use-texts.tsx";
import { AccountFrame } from "./account-frame.tsx";
import { NewPasswordField, OwnPasswordField } from "./new-password-field.tsx";

/** Changes the password; every other session ends. */
export function AccountPassword({ reply }: { readonly reply: FormReply | undefined }) {
  const t = useTexts("accounts");
  return (
    <AccountFrame current="security" isBelow title={t("security.password")} lead={t("security.passwordLead")}>
      <FormErrors reply={reply} labels={{ password: t("ownPassword"), newPassword: t("newPassword") }} />
      <form method="post" className="form">
        <OwnPasswordField reply={reply} />
        <NewPasswordField reply={reply} />
        <p>
          <Button>{t("security.password")}</Button>
        </p>
      </form>
    </AccountFrame>
  );
}
