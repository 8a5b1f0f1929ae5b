import { PageHead } from "#app/components/page-head.tsx";
import { FormErrors } from "#app/frame/form-errors.tsx";
import type { FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { PasskeyForm } from "./passkey-form.tsx";

interface PasskeySignInProps {
  readonly to: string;
  readonly isPasskeyHost: boolean;
  readonly reply: FormReply | undefined;
}

/** Sign-in without a password: the device makes sure of the person. */
export function PasskeySignIn({ to, isPasskeyHost, reply }: PasskeySignInProps) {
  const t = useTexts("accounts");
  const paths = pathsOf(usePageTexts().lang);
  return (
    <div className="wrap page">
      <PageHead title={t("passkey.signIn")} lead={t("passkey.signInLead")} />
      <div className="stack" id="passkey">
        <FormErrors reply={reply} />
        <PasskeyForm kind="use" label={t("passkey.use")} isPasskeyHost={isPasskeyHost} to={to} />
        <p>
          <a href={paths.signIn}>{t("withPassword")}</a>
        </p>
      </div>
    </div>
  );
}
