import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { AccountAddress } from "#app/features/accounts/components/account-address.tsx";
import { askForAddress } from "#app/features/accounts/mail-commands.server.ts";
import { addressSchema } from "#app/features/accounts/schema.ts";
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
    return await Promise.resolve({ title: textsOf(context.texts, "accounts").plain("address.title") });
  });
}

export function action({ request, context }: ActionFunctionArgs) {
  return answer(async () => {
    const { services, actor, lang } = context;
    personOf(actor);
    const form = await parseForm(addressSchema, request);
    if (!form.ok) return data(keepOnly(form.reply, "email"), { status: 422 });
    try {
      await askForAddress(services, actor, { ...form.value, lang });
      const cookies = [await context.sessions.rotate()];
      return seeOther(pathsOf(lang).accountSecurity, { flash: "addressAsked", cookies });
    } catch (error) {
      const field = (key: string) => (key === "wrongPassword" ? "password" : "email");
      return refusedForm(error, { field, values: { email: form.value.email } });
    }
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""} · ASCN` },
];

export default function ChangeAddress() {
  return <AccountAddress reply={useActionData<FormReply>()} />;
}
