import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { AccountApp } from "#app/features/accounts/components/account-app.tsx";
import { findAppPage } from "#app/features/accounts/pages.server.ts";
import { appSchema } from "#app/features/accounts/schema.ts";
import { confirmApp, removeApp, startApp } from "#app/features/accounts/second-factor-commands.server.ts";
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
    const page = await findAppPage(context.services, context.actor);
    return { title: textsOf(context.texts, "accounts").plain("app.title"), ...page };
  });
}

export function action({ request, context }: ActionFunctionArgs) {
  return answer(async () => {
    const { services, actor, sessions, lang } = context;
    personOf(actor);
    const form = await parseForm(appSchema, request);
    if (!form.ok) return data(keepOnly(form.reply), { status: 422 });
    const { deed } = form.value;
    try {
      if (form.value.deed === "confirm") {
        const codes = await confirmApp(services, actor, form.value.code);
        return data({ codes }, { headers: { "Set-Cookie": await sessions.rotate() } });
      }
      const change = deed === "start" ? startApp : removeApp;
      await change(services, actor, form.value.password);
      const cookies = [await sessions.rotate()];
      const paths = pathsOf(lang);
      return deed === "start"
        ? seeOther(paths.accountApp, { cookies })
        : seeOther(paths.accountSecurity, { flash: "appRemoved", cookies });
    } catch (error) {
      return refusedForm(error, { field: deed === "confirm" ? "code" : "password" });
    }
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""} · ASCN` },
];

export default function App() {
  const result = useActionData<FormReply | { codes: string[] }>();
  const codes = result && "codes" in result ? result.codes : [];
  const reply = result && "errors" in result ? result : undefined;
  return <AccountApp {...useLoaderData<typeof loader>()} codes={codes} reply={reply} />;
}
