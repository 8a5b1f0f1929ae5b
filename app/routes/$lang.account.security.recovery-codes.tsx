import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { AccountCodes } from "#app/features/accounts/components/recovery-codes.tsx";
import { countOwnCodes } from "#app/features/accounts/pages.server.ts";
import { codesSchema } from "#app/features/accounts/schema.ts";
import { renewRecoveryCodes } from "#app/features/accounts/second-factor-commands.server.ts";
import { personOf } from "#app/features/accounts/session-commands.server.ts";
import { answer } from "#app/http/answer.ts";
import { parseForm, type FormReply } from "#app/http/form.ts";
import { keepOnly, refusedForm } from "#app/http/refused-form.ts";
import { textsOf } from "#app/language/use-texts.tsx";

export { headers } from "#app/http/refused-form.ts";

export function loader({ context }: LoaderFunctionArgs) {
  return answer(async () => ({
    title: textsOf(context.texts, "accounts").plain("codes.title"),
    left: await countOwnCodes(context.services, context.actor),
  }));
}

export function action({ request, context }: ActionFunctionArgs) {
  return answer(async () => {
    const { services, actor, sessions } = context;
    personOf(actor);
    const form = await parseForm(codesSchema, request);
    if (!form.ok) return data(keepOnly(form.reply), { status: 422 });
    try {
      const codes = await renewRecoveryCodes(services, actor, form.value.password);
      return data({ codes }, { headers: { "Set-Cookie": await sessions.rotate() } });
    } catch (error) {
      return refusedForm(error, { field: "password" });
    }
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""} · ASCN` },
];

export default function Codes() {
  const result = useActionData<FormReply | { codes: string[] }>();
  const codes = result && "codes" in result ? result.codes : [];
  const reply = result && "errors" in result ? result : undefined;
  return <AccountCodes {...useLoaderData<typeof loader>()} codes={codes} reply={reply} />;
}
