import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ResetPassword } from "#app/features/accounts/components/forgotten-password.tsx";
import { enterOrWait } from "#app/features/accounts/entrance.server.ts";
import { findReset, resetPassword } from "#app/features/accounts/password-commands.server.ts";
import { resetSchema } from "#app/features/accounts/schema.ts";
import { isDomainError } from "#app/features/access/errors.ts";
import { answer } from "#app/http/answer.ts";
import { parseForm, type FormReply } from "#app/http/form.ts";
import { tokenParam } from "#app/http/params.ts";
import { pathsOf } from "#app/http/paths.ts";
import { keepOnly, refusedForm } from "#app/http/refused-form.ts";
import { seeOther } from "#app/http/safe-redirect.ts";
import { textsOf } from "#app/language/use-texts.tsx";

export { headers } from "#app/http/refused-form.ts";

export function loader({ params, context }: LoaderFunctionArgs) {
  return answer(async () => {
    const { email } = await findReset(context.services, tokenParam(params));
    return { title: textsOf(context.texts, "accounts").plain("reset.title"), email };
  });
}

export function action({ request, params, context }: ActionFunctionArgs) {
  return answer(async () => {
    const token = tokenParam(params);
    const form = await parseForm(resetSchema, request);
    if (!form.ok) return data(keepOnly(form.reply), { status: 422 });
    try {
      const proved = await resetPassword(context.services, context.actor.from, token, form.value.newPassword);
      const cookies = await enterOrWait(context, "reset", proved);
      const paths = pathsOf(context.lang);
      return seeOther(proved.needsSecondFactor ? paths.secondFactorTo(paths.account) : paths.account, {
        flash: "passwordChanged",
        cookies,
      });
    } catch (error) {
      if (isDomainError(error) && error.status === 410) throw error;
      return refusedForm(error, { field: "newPassword" });
    }
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""} · ASCN` },
  { name: "robots", content: "noindex" },
];

export default function Reset() {
  const { email } = useLoaderData<typeof loader>();
  return <ResetPassword email={email} reply={useActionData<FormReply>()} />;
}
