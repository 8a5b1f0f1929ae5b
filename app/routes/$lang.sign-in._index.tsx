import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { SignInForm } from "#app/features/accounts/components/sign-in-form.tsx";
import { enterOrWait } from "#app/features/accounts/entrance.server.ts";
import { signInSchema } from "#app/features/accounts/schema.ts";
import { signIn } from "#app/features/accounts/sign-in-commands.server.ts";
import { answer } from "#app/http/answer.ts";
import { parseForm, type FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { keepOnly, refusedForm } from "#app/http/refused-form.ts";
import { ownPath, seeOther } from "#app/http/safe-redirect.ts";
import { textsOf } from "#app/language/use-texts.tsx";

export { headers } from "#app/http/refused-form.ts";

export function loader({ request, context }: LoaderFunctionArgs) {
  const to = new URL(request.url).searchParams.get("to");
  const title = textsOf(context.texts, "terms").plain("sign-in");
  return { title, to: ownPath(to, ""), isDemonstration: context.isDemonstration };
}

export function action({ request, context }: ActionFunctionArgs) {
  return answer(async () => {
    const form = await parseForm(signInSchema, request);
    if (!form.ok) return data(keepOnly(form.reply, "email"), { status: 422 });
    const { clientAddress, sessions, services, actor } = context;
    const asker = { clientAddress, deviceHash: sessions.tokenHash("device"), from: actor.from };
    try {
      const proved = await signIn(services, asker, form.value);
      const cookies = await enterOrWait(context, "password", proved);
      const paths = pathsOf(context.lang);
      const to = ownPath(form.value.to, paths.home);
      return proved.needsSecondFactor
        ? seeOther(paths.secondFactorTo(to), { cookies })
        : seeOther(to, { flash: "signedIn", cookies });
    } catch (error) {
      return refusedForm(error, { field: "email", values: { email: form.value.email } });
    }
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""} · ASCN` },
  { name: "robots", content: "noindex" },
];

export default function SignIn() {
  const { to, isDemonstration } = useLoaderData<typeof loader>();
  return <SignInForm to={to} isDemonstration={isDemonstration} reply={useActionData<FormReply>()} />;
}
