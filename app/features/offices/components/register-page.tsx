import { Button } from "#app/components/button.tsx";
import { InputField, TextField } from "#app/components/field.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { FormErrors, useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { useFormats, usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { limits } from "../limits.ts";

/** A partner's request to register: the Secretariat reads it and invites. */
export function RegisterPage({ reply }: { readonly reply: FormReply | undefined }) {
  const t = useTexts("offices");
  const paths = pathsOf(usePageTexts().lang);
  const labels = {
    organisation: t("register.organisation"),
    person: t("register.person"),
    email: t("register.email"),
    purpose: t("register.purpose"),
  };
  return (
    <div className="wrap page">
      <PageHead title={t("register.title")} lead={t("register.lead")} />
      <FormErrors reply={reply} labels={labels} />
      <div className="stack">
        <RegisterForm reply={reply} />
        <Note>
          {t("register.data")} <a href={paths.privacy}>{t("register.privacy")}</a>
        </Note>
      </div>
    </div>
  );
}

function RegisterForm({ reply }: { readonly reply: FormReply | undefined }) {
  const t = useTexts("offices");
  const formats = useFormats();
  const errorOf = useFieldError(reply);
  const field = (name: "organisation" | "person" | "email") => ({
    name,
    label: t(`register.${name}`),
    defaultValue: typed(reply, name),
    error: errorOf(name),
  });
  return (
    <form method="post" className="form">
      <InputField {...field("organisation")} autoComplete="organization" />
      <InputField {...field("person")} autoComplete="name" />
      <InputField {...field("email")} type="email" autoComplete="email" />
      <TextField
        name="purpose"
        rows={5}
        label={t("register.purpose")}
        hint={t("register.purposeHint")}
        limit={t("limit", { limit: formats.number(limits.purpose) })}
        defaultValue={typed(reply, "purpose")}
        error={errorOf("purpose")}
      />
      <p>
        <Button>{t("register.button")}</Button>
      </p>
    </form>
  );
}
