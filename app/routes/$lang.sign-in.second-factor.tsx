import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isDomainError } from "#app/features/access/errors.ts";
import { SecondFactorPage } from "#app/features/accounts/components/second-factor-page.tsx";
import { enter } from "#app/features/accounts/entrance.server.ts";
import { siteOf } from "#app/features/accounts/passkey.server.ts";
import { secondFactorSchema } from "#app/features/accounts/schema.ts";
import {
  findWaiting,
  passSecondFactor,
  waitingPasskeyOptions,
} from "#app/features/accounts/waiting-commands.server.ts";
import { answer } from "#app/http/answer.ts";
import { parseForm, type FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { keepOnly, refusedForm } from "#app/http/refused-form.ts";
import { ownPath, seeOther } from "#app/http/safe-redirect.ts";
import { textsOf } from "#app/language/use-texts.tsx";

export { headers } from "#app/http/refused-form.ts";
export const handle = { isInteractive: "visitors" };

export function loader({ request, context }: LoaderFunctionArgs) {
  return answer(async () => {
    const url = new URL(request.url);
    const title = textsOf(context.texts, "accounts").plain("secondFactor");
    const waiting = await findWaiting(context.services, context.sessions.tokenHash("pending"));
    return {
      title,
      to: ownPath(url.searchParams.get("to"), ""),
      hasApp: waiting.hasApp,
      hasPasskey: waiting.hasPasskey,
      isPasskeyHost: siteOf(url, context.origin) !== null,
    };
  });
}

export function action({ request, context }: ActionFunctionArgs) {
  return answer(async () => {
    const form = await parseForm(secondFactorSchema, request);
    if (!form.ok) return data(keepOnly(form.reply, "deed"), { status: 422 });
    const { services, sessions, actor } = context;
    const site = siteOf(new URL(request.url), context.origin);
    const tokenHash = sessions.tokenHash("pending");
    const proof = form.value;
    if (proof.deed === "begin")
      return data({ options: site ? await waitingPasskeyOptions(services, tokenHash, site) : null });
    try {
      const passing = { tokenHash, deviceHash: sessions.tokenHash("device"), site, from: actor.from };
      const personId = await passSecondFactor(services, passing, proof);
      const cookies = await enter(context, personId);
      return seeOther(ownPath(proof.to, pathsOf(context.lang).home), { flash: "signedIn", cookies });
    } catch (error) {
      // What has to begin anew is a page of its own, with the way back.
      if (isDomainError(error) && error.status === 410) throw error;
      return refusedForm(error, { field: fields[proof.deed], values: { deed: proof.deed } });
    }
  });
}

const fields = { code: "code", recovery: "recovery", passkey: "passkey" } as const;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""} · ASCN` },
  { name: "robots", content: "noindex" },
];

export default function SecondFactor() {
  const result = useActionData<FormReply | { options: object | null }>();
  const reply = result && "errors" in result ? result : undefined;
  return <SecondFactorPage {...useLoaderData<typeof loader>()} reply={reply} />;
}
