import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isDomainError } from "#app/features/access/errors.ts";
import { signIn } from "#app/features/accounts/commands.server.ts";
import { SignInForm } from "#app/features/accounts/components/sign-in-form.tsx";
import { signInSchema } from "#app/features/accounts/schema.ts";
import { parseForm, type FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { ownPath, seeOther } from "#app/http/safe-redirect.ts";
import { textsOf } from "#app/language/use-texts.tsx";

export function loader({ request, context }: LoaderFunctionArgs) {
  const to = new URL(request.url).searchParams.get("to");
  const title = textsOf(context.texts, "terms").plain("sign-in");
  return {
    title,
    to: ownPath(to, ""),
    isDemonstration: context.isDemonstration,
    isSignedIn: context.actor.person !== null,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await parseForm(signInSchema, request);
  if (!form.ok) return data(withoutPassword(form.reply), { status: 422 });
  try {
    const { personId, mandateId } = await signIn(context.services, form.value);
    await context.sessions.close();
    const cookie = await context.sessions.open(personId, mandateId);
    return seeOther(ownPath(form.value.to, pathsOf(context.lang).home), {
      flash: "signedIn",
      cookies: [cookie],
    });
  } catch (error) {
    if (!isDomainError(error) || error.status !== 422) throw error;
    const reply = {
      values: { email: form.value.email },
      errors: [{ field: "email", key: error.key, values: {} }],
    };
    return data(reply, { status: 422 });
  }
}

function withoutPassword(reply: FormReply): FormReply {
  const { email = "" } = reply.values;
  return { ...reply, values: { email } };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""} · ASCN` },
  { name: "robots", content: "noindex" },
];

export default function SignIn() {
  const { to, isDemonstration } = useLoaderData<typeof loader>();
  return <SignInForm to={to} isDemonstration={isDemonstration} reply={useActionData<FormReply>()} />;
}
