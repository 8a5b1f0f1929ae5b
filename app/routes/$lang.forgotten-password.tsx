import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { ForgottenPassword } from "#app/features/accounts/components/forgotten-password.tsx";
import { askForReset } from "#app/features/accounts/password-commands.server.ts";
import { forgottenSchema } from "#app/features/accounts/schema.ts";
import { answer } from "#app/http/answer.ts";
import { parseForm, type FormReply } from "#app/http/form.ts";
import { refusedForm } from "#app/http/refused-form.ts";
import { textsOf } from "#app/language/use-texts.tsx";

export { headers } from "#app/http/refused-form.ts";

export function loader({ context }: LoaderFunctionArgs) {
  return { title: textsOf(context.texts, "accounts").plain("forgotten.title") };
}

export function action({ request, context }: ActionFunctionArgs) {
  return answer(async () => {
    const form = await parseForm(forgottenSchema, request);
    if (!form.ok) return data({ reply: form.reply, sentTo: null }, { status: 422 });
    const { email } = form.value;
    try {
      await askForReset(context.services, { email, clientAddress: context.clientAddress });
      return { reply: undefined, sentTo: email };
    } catch (error) {
      const refused = refusedForm(error, { field: "email", values: { email } });
      return data({ reply: refused.data, sentTo: null }, refused.init ?? {});
    }
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""} · ASCN` },
  { name: "robots", content: "noindex" },
];

export default function Forgotten() {
  const result = useActionData<{ reply?: FormReply; sentTo: string | null }>();
  return <ForgottenPassword reply={result?.reply} sentTo={result?.sentTo ?? null} />;
}
