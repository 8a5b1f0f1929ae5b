import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DomainError } from "#app/features/access/errors.ts";
import { SessionsPage } from "#app/features/accounts/components/sessions-page.tsx";
import { listOwnSessions } from "#app/features/accounts/pages.server.ts";
import { sessionsSchema } from "#app/features/accounts/schema.ts";
import { endOtherSessions, endSession, personOf } from "#app/features/accounts/session-commands.server.ts";
import { answer } from "#app/http/answer.ts";
import { parseForm } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { seeOther } from "#app/http/safe-redirect.ts";
import { textsOf } from "#app/language/use-texts.tsx";

export function loader({ context }: LoaderFunctionArgs) {
  return answer(async () => ({
    title: textsOf(context.texts, "accounts").plain("tabs.sessions"),
    sessions: await listOwnSessions(context.services, context.actor, context.sessions.current),
  }));
}

export function action({ request, context }: ActionFunctionArgs) {
  return answer(async () => {
    const { services, actor, sessions } = context;
    personOf(actor);
    const form = await parseForm(sessionsSchema, request);
    if (!form.ok || sessions.current === null) throw new DomainError(422, "badValue");
    const isOne = form.value.deed === "end";
    if (form.value.deed === "end") await endSession(services, actor, form.value.session);
    else await endOtherSessions(services, actor, sessions.current);
    return seeOther(pathsOf(context.lang).accountSessions, {
      flash: isOne ? "sessionEnded" : "sessionsEnded",
    });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · ASCN` }];

export default function Sessions() {
  return <SessionsPage {...useLoaderData<typeof loader>()} />;
}
