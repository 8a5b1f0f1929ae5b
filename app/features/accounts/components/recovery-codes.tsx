import { Button } from "#app/components/button.tsx";
import { Note } from "#app/components/note.tsx";
import { FormErrors } from "#app/frame/form-errors.tsx";
import type { FormReply } from "#app/http/form.ts";
import { useTexts } from "#app/language/use-texts.tsx";
import { AccountFrame } from "./account-frame.tsx";
import { OwnPasswordField } from "./new-password-field.tsx";

/** New recovery codes, shown this once. */
export function RecoveryCodes({ codes }: { readonly codes: readonly string[] }) {
  const t = useTexts("accounts");
  if (codes.length === 0) return null;
  return (
    <div role="status">
      <Note isNotice>
        <h2>{t("codes.title")}</h2>
        <p>{t("codes.once")}</p>
        <ul className="py-2 font-mono">
          {codes.map((code) => (
            <li key={code} translate="no">
              {code}
            </li>
          ))}
        </ul>
      </Note>
    </div>
  );
}

interface AccountCodesProps {
  readonly left: number;
  readonly codes: readonly string[];
  readonly reply: FormReply | undefined;
}

/** How many recovery codes are left, and ten new ones in their place. */
export function AccountCodes({ left, codes, reply }: AccountCodesProps) {
  const t = useTexts("accounts");
  return (
    <AccountFrame current="security" isBelow title={t("codes.title")} lead={t("codes.lead")}>
      <RecoveryCodes codes={codes} />
      <p>{t("codes.left", { count: left })}</p>
      <FormErrors reply={reply} labels={{ password: t("ownPassword") }} />
      <form method="post" className="form">
        <OwnPasswordField reply={reply} />
        <p>
          <Button kind="quiet">{t("codes.renew")}</Button>
        </p>
      </form>
    </AccountFrame>
  );
}
