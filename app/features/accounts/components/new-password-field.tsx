import { InputField } from "#app/components/field.tsx";
import { useFieldError } from "#app/frame/form-errors.tsx";
import type { FormReply } from "#app/http/form.ts";
import { useTexts } from "#app/language/use-texts.tsx";
import { passwordLengths } from "../password-lengths.ts";

/** The field `newPassword`, with what is asked of one. */
export function NewPasswordField({ reply }: { readonly reply: FormReply | undefined }) {
  const t = useTexts("accounts");
  return (
    <InputField
      name="newPassword"
      type="password"
      autoComplete="new-password"
      label={t("newPassword")}
      hint={t("newPasswordHint", { min: passwordLengths.min })}
      error={useFieldError(reply)("newPassword")}
    />
  );
}

/** The field `password` that a change of the account asks for. */
export function OwnPasswordField({
  reply,
  id,
}: {
  readonly reply: FormReply | undefined;
  readonly id?: string;
}) {
  const t = useTexts("accounts");
  return (
    <InputField
      name="password"
      {...(id ? { id } : {})}
      type="password"
      autoComplete="current-password"
      label={t("ownPassword")}
      error={useFieldError(reply)("password")}
    />
  );
}
