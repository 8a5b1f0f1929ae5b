import {
  data,
  type ActionFunctionArgs,
  type AppLoadContext,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { DomainError } from "#app/features/access/errors.ts";
import { AccountPasskeys } from "#app/features/accounts/components/account-passkeys.tsx";
import { listOwnPasskeys } from "#app/features/accounts/pages.server.ts";
import { addPasskey, removePasskey, startPasskey } from "#app/features/accounts/passkey-commands.server.ts";
import { siteOf } from "#app/features/accounts/passkey.server.ts";
import { passkeySchema } from "#app/features/accounts/schema.ts";
import { personOf } from "#app/features/accounts/session-commands.server.ts";
import { answer } from "#app/http/answer.ts";
import { parseForm, type FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { keepOnly, refusedForm } from "#app/http/refused-form.ts";
import { seeOther } from "#app/http/safe-redirect.ts";
import { textsOf } from "#app/language/use-texts.tsx";

export { headers } from "#app/http/refused-form.ts";
export const handle = { isInteractive: true };

export function loader({ request, context }: LoaderFunctionArgs) {
  return answer(async () => ({
    title: textsOf(context.texts, "accounts").plain("passkey.several"),
    passkeys: await listOwnPasskeys(context.services, context.actor),
    isPasskeyHost: siteOf(new URL(request.url), context.origin) !== null,
  }));
}

export function action({ request, context }: ActionFunctionArgs) {
  return answer(async () => {
    personOf(context.actor);
    const form = await parseForm(passkeySchema, request);
    if (!form.ok) return data(keepOnly(form.reply), { status: 422 });
    try {
      return await doDeed(context, new URL(request.url), form.value);
    } catch (error) {
      return refusedForm(error, { field: form.value.deed === "passkey" ? "passkey" : "password" });
    }
  });
}

async function doDeed(context: AppLoadContext, asked: URL, form: z.output<typeof passkeySchema>) {
  const { services, actor, sessions, lang } = context;
  if (form.deed === "remove") {
    await removePasskey(services, actor, { id: form.passkey, password: form.password });
    const cookies = [await sessions.rotate()];
    return seeOther(pathsOf(lang).accountPasskeys, { flash: "passkeyRemoved", cookies });
  }
  const site = siteOf(asked, context.origin);
  if (!site) throw new DomainError(422, "passkeyFailed");
  if (form.deed === "begin")
    return data({ options: await startPasskey(services, actor, site, form.password) });
  const codes = await addPasskey(services, actor, { site, answer: form.answer, place: sessions.place });
  return data({ codes }, { headers: { "Set-Cookie": await sessions.rotate() } });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""} · ASCN` },
];

export default function Passkeys() {
  const result = useActionData<FormReply | { codes: string[] }>();
  const codes = result && "codes" in result ? result.codes : [];
  const reply = result && "errors" in result ? result : undefined;
  return <AccountPasskeys {...useLoaderData<typeof loader>()} codes={codes} reply={reply} />;
}
