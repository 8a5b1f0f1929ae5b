import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listOwnMandates } from "#app/features/accounts/pages.server.ts";
import { AccountPage } from "#app/features/accounts/components/account-page.tsx";
import { chooseMandate, chooseZone } from "#app/features/accounts/commands.server.ts";
import { personOf } from "#app/features/accounts/session-commands.server.ts";
import { accountSchema } from "#app/features/accounts/schema.ts";
import { DomainError } from "#app/features/access/errors.ts";
import { answer } from "#app/http/answer.ts";
import { parseForm } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { seeOther } from "#app/http/safe-redirect.ts";
import { zoneChoiceIn, zoneCookie } from "#app/features/access/zone-choice.ts";
import { textsOf } from "#app/language/use-texts.tsx";

export function loader({ request, context }: LoaderFunctionArgs) {
  return answer(async () => {
    const person = personOf(context.actor);
    const mandates = await listOwnMandates(context.services, context.actor);
    return {
      title: textsOf(context.texts, "terms").plain("account"),
      person,
      mandates,
      zone: zoneChoiceIn(request.headers.get("Cookie")),
    };
  });
}

export function action({ request, context }: ActionFunctionArgs) {
  return answer(async () => {
    const person = personOf(context.actor);
    const form = await parseForm(accountSchema, request);
    if (!form.ok) throw new DomainError(422, "badValue");
    const { account } = pathsOf(context.lang);
    if ("zone" in form.value) {
      await chooseZone(context.services, person, form.value.zone);
      return seeOther(account, { flash: "zoneChosen", cookies: [zoneCookie(form.value.zone)] });
    }
    const { services, actor, sessions } = context;
    if (sessions.current !== null)
      await chooseMandate(services, actor, { sessionId: sessions.current, mandateId: form.value.mandate });
    return seeOther(account, { flash: "mandateChanged" });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · ASCN` }];

export default function Account() {
  return <AccountPage {...useLoaderData<typeof loader>()} />;
}
