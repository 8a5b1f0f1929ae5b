import { Button } from "#app/components/button.tsx";
import { InputField } from "#app/components/field.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { FormErrors, useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { useTexts } from "#app/language/use-texts.tsx";
import { AccountFrame } from "./account-frame.tsx";
import { OwnPasswordField } from "./new-password-field.tsx";

/** Asks for another address, which a link sent there confirms. */
export function AccountAddress({ reply }: { readonly reply: FormReply | undefined }) {
  const t = useTexts("accounts");
  return (
    <AccountFrame current="security" isBelow title={t("address.title")} lead={t("address.lead")}>
      <FormErrors reply={reply} labels={{ email: t("address.new"), password: t("ownPassword") }} />
      <form method="post" className="form">
        <InputField
          name="email"
          type="email"
          autoComplete="email"
          label={t("address.new")}
          defaultValue={typed(reply, "email")}
          error={useFieldError(reply)("email")}
        />
        <OwnPasswordField reply={reply} />
        <p>
          <Button>{t("address.send")}</Button>
        </p>
      </form>
    </AccountFrame>
  );
}

/** The link's page: a button, so that a program which only looks at links changes nothing. */
export function ConfirmAddress({ email }: { readonly email: string }) {
  const t = useTexts("accounts");
  return (
    <div className="wrap page">
      <PageHead
        title={t("address.confirmTitle")}
        lead={
          <>
            {t("address.confirmLead")} <bdi>{email}</bdi>
          </>
        }
      />
      <form method="post">
        <Button>{t("address.confirm")}</Button>
      </form>
    </div>
  );
}
