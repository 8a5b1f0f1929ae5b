import { Button } from "#app/components/button.tsx";
import { FormErrors } from "#app/frame/form-errors.tsx";
import type { FormReply } from "#app/http/form.ts";
import { useFormatsIn } from "#app/language/fallback.tsx";
import { useTexts } from "#app/language/use-texts.tsx";
import { AccountFrame } from "./account-frame.tsx";
import { AgentName } from "./agent-name.tsx";
import { OwnPasswordField } from "./new-password-field.tsx";
import { PasskeyForm } from "./passkey-form.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";

interface Passkey {
  readonly id: string;
  readonly browser: string | null;
  readonly system: string | null;
  readonly createdAt: Date;
}

interface AccountPasskeysProps {
  readonly passkeys: readonly Passkey[];
  readonly isPasskeyHost: boolean;
  readonly codes: readonly string[];
  readonly reply: FormReply | undefined;
}

/** The person's passkeys: added by the browser, removed with the password. */
export function AccountPasskeys({ passkeys, isPasskeyHost, codes, reply }: AccountPasskeysProps) {
  const t = useTexts("accounts");
  return (
    <AccountFrame current="security" isBelow title={t("passkey.several")} lead={t("passkey.lead")}>
      <RecoveryCodes codes={codes} />
      <FormErrors reply={reply} labels={{ password: t("ownPassword") }} />
      {passkeys.length === 0 && <p>{t("passkey.none")}</p>}
      {passkeys.length > 0 && <PasskeyList passkeys={passkeys} />}
      <h2>{t("passkey.addTitle")}</h2>
      <div id="passkey">
        <PasskeyForm kind="make" label={t("passkey.add")} isPasskeyHost={isPasskeyHost}>
          <OwnPasswordField reply={undefined} />
        </PasskeyForm>
      </div>
    </AccountFrame>
  );
}

function PasskeyList({ passkeys }: Pick<AccountPasskeysProps, "passkeys">) {
  const t = useTexts("accounts");
  const formats = useFormatsIn(t, "since");
  return (
    <ul className="rows">
      {passkeys.map((passkey, place) => (
        <li key={passkey.id}>
          <p className="rows-title">
            <AgentName {...passkey} />
          </p>
          <p className="small soft">{t("since", { date: formats.date(passkey.createdAt) })}</p>
          <details className="pt-3">
            <summary>{t("passkey.remove")}</summary>
            <form method="post" className="form pt-3">
              <input type="hidden" name="deed" value="remove" />
              <input type="hidden" name="passkey" value={passkey.id} />
              <OwnPasswordField id={`password-${String(place)}`} reply={undefined} />
              <p>
                <Button kind="danger">{t("passkey.remove")}</Button>
              </p>
            </form>
          </details>
        </li>
      ))}
    </ul>
  );
}
