import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PasskeySignIn } from "#app/features/accounts/components/passkey-sign-in.tsx";
import { enter } from "#app/features/accounts/entrance.server.ts";
import { signInByPasskey, startPasskeySignIn } from "#app/features/accounts/passkey-commands.server.ts";
import { siteOf } from "#app/features/accounts/passkey.server.ts";
import { passkeySignInSchema } from "#app/features/accounts/schema.ts";
import { DomainError } from "#app/features/access/errors.ts";
import { answer } from "#app/http/answer.ts";
import { parseForm, type FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { keepOnly, refusedForm } from "#app/http/refused-form.ts";
import { ownPath, seeOther } from "#app/http/safe-redirect.ts";
import { textsOf } from "#app/language/use-texts.tsx";

export { headers } from "#app/http/refused-form.ts";
export const handle = { isInteractive: "visitors" };

export function loader({ request, context }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  return {
    title: textsOf(context.texts, "accounts").plain("passkey.signIn"),
    to: ownPath(url.searchParams.get("to"), ""),
    isPasskeyHost: siteOf(url, context.origin) !== null,
  };
}

export function action({ request, context }: ActionFunctionArgs) {
  return answer(async () => {
    const form = await parseForm(passkeySignInSchema, request);
    if (!form.ok) return data(keepOnly(form.reply), { status: 422 });
    const { services, clientAddress, actor } = context;
    const site = siteOf(new URL(request.url), context.origin);
    try {
      if (!site) throw new DomainError(422, "passkeyFailed");
      if (form.value.deed === "begin")
        return data({ options: await startPasskeySignIn(services, site, clientAddress) });
      const attempt = { site, answer: form.value.answer, clientAddress, from: actor.from };
      const cookies = await enter(context, await signInByPasskey(services, attempt));
      return seeOther(ownPath(form.value.to, pathsOf(context.lang).home), { flash: "signedIn", cookies });
    } catch (error) {
      return refusedForm(error, { field: "passkey" });
    }
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""} · ASCN` },
  { name: "robots", content: "noindex" },
];

export default function SignInByPasskey() {
  const result = useActionData<FormReply | { options: object }>();
  const reply = result && "errors" in result ? result : undefined;
  return <PasskeySignIn {...useLoaderData<typeof loader>()} reply={reply} />;
}
