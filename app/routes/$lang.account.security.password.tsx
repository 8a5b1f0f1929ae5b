import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { AccountPassword } from "#app/features/accounts/components/account-password.tsx";
import { changePassword } from "#app/features/accounts/password-commands.server.ts";
import { passwordSchema } from "#app/features/accounts/schema.ts";
import { personOf } from "#app/features/accounts/session-commands.server.ts";
import { answer } from "#app/http/answer.ts";
import { parseForm, type FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { keepOnly, refusedForm } from "#app/http/refused-form.ts";
import { seeOther } from "#app/http/safe-redirect.ts";
import { textsOf } from "#app/language/use-texts.tsx";

export { headers } from "#app/http/refused-form.ts";

export function loader({ context }: LoaderFunctionArgs) {
  return answer(async () => {
    personOf(context.actor);
    return await Promise.resolve({
      title: textsOf(context.texts, "accounts").plain("security.password"),
    });
  });
}

export function action({ request, context }: ActionFunctionArgs) {
  return answer(async () => {
    const { services, actor, sessions } = context;
    personOf(actor);
    const form = await parseForm(passwordSchema, request);
    if (!form.ok) return data(keepOnly(form.reply), { status: 422 });
    try {
      await changePassword(services, actor, form.value, sessions.current);
      const cookies = [await sessions.rotate()];
      return seeOther(pathsOf(context.lang).accountSecurity, { flash: "passwordChanged", cookies });
    } catch (error) {
      return refusedForm(error, { field: fieldOf });
    }
  });
}

const fieldOf = (key: string) =>
  ["breachedPassword", "guessablePassword", "ownNamePassword"].includes(key) ? "newPassword" : "password";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""} · ASCN` },
];

export default function ChangePassword() {
  return <AccountPassword reply={useActionData<FormReply>()} />;
}
