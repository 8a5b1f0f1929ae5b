import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { RegisterPage } from "#app/features/offices/components/register-page.tsx";
import { askToRegister } from "#app/features/offices/registration-commands.server.ts";
import { registrationSchema } from "#app/features/offices/schema.ts";
import { answer } from "#app/http/answer.ts";
import { parseForm, type FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { seeOther } from "#app/http/safe-redirect.ts";
import { textsOf } from "#app/language/use-texts.tsx";

export function loader({ context }: LoaderFunctionArgs) {
  return { title: textsOf(context.texts, "offices").plain("register.title") };
}

export function action({ request, context }: ActionFunctionArgs) {
  return answer(async () => {
    const form = await parseForm(registrationSchema, request);
    if (!form.ok) return data(form.reply, { status: 422 });
    const { services, actor, lang, clientAddress } = context;
    await askToRegister(services, actor, { registration: form.value, lang, from: clientAddress });
    return seeOther(pathsOf(lang).initiatives, { flash: "registrationSent" });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""} · ASCN` },
];

export default function Register() {
  return <RegisterPage reply={useActionData<typeof action>() as FormReply | undefined} />;
}
