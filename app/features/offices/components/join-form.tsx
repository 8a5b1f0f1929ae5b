import { Button } from "#app/components/button.tsx";
import { InputField } from "#app/components/field.tsx";
import { useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { useTexts } from "#app/language/use-texts.tsx";

interface JoinFormProps {
  /** Whether the invitation names no address. */
  readonly asksEmail: boolean;
  readonly signIn: string;
  readonly reply: FormReply | undefined;
}

/** Name and password of a new account, which accepts the invitation. */
export function JoinForm({ asksEmail, signIn, reply }: JoinFormProps) {
  const t = useTexts("offices");
  const terms = useTexts("terms");
  const errorOf = useFieldError(reply);
  return (
    <form method="post" className="form">
      <InputField
        name="name"
        autoComplete="name"
        label={t("accept.name")}
        hint={t("accept.nameHint")}
        defaultValue={typed(reply, "name")}
        error={errorOf("name")}
      />
      {asksEmail && (
        <InputField
          name="email"
          type="email"
          autoComplete="username"
          label={t("accept.email")}
          defaultValue={typed(reply, "email")}
          error={errorOf("email")}
        />
      )}
      <InputField
        name="password"
        type="password"
        autoComplete="new-password"
        label={t("accept.password")}
        hint={t("accept.passwordHint")}
        error={errorOf("password")}
      />
      <p>
        <Button>{t("accept.button")}</Button>
      </p>
      {asksEmail && (
        <p className="small">
          {t("accept.orSignIn")} <a href={signIn}>{terms("sign-in")}</a>
        </p>
      )}
    </form>
  );
}
