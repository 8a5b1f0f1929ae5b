import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ConfirmAddress } from "#app/features/accounts/components/account-address.tsx";
import { confirmAddress, findNewAddress } from "#app/features/accounts/mail-commands.server.ts";
import { answer } from "#app/http/answer.ts";
import { tokenParam } from "#app/http/params.ts";
import { pathsOf } from "#app/http/paths.ts";
import { seeOther } from "#app/http/safe-redirect.ts";
import { textsOf } from "#app/language/use-texts.tsx";

export function loader({ params, context }: LoaderFunctionArgs) {
  return answer(async () => {
    const email = await findNewAddress(context.services, tokenParam(params));
    return { title: textsOf(context.texts, "accounts").plain("address.confirmTitle"), email };
  });
}

export function action({ params, context }: ActionFunctionArgs) {
  return answer(async () => {
    await confirmAddress(context.services, context.actor.from, tokenParam(params));
    const paths = pathsOf(context.lang);
    return seeOther(context.actor.person ? paths.accountSecurity : paths.signIn, { flash: "addressChanged" });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""} · ASCN` },
  { name: "robots", content: "noindex" },
];

export default function Confirm() {
  return <ConfirmAddress {...useLoaderData<typeof loader>()} />;
}
