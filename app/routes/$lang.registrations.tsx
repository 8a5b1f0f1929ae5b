import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { orHidden } from "#app/features/access/policy.ts";
import { OfficeName } from "#app/features/accounts/components/office-name.tsx";
import type { Held } from "#app/features/offices/components/office-of.ts";
import { RegistrationsPage } from "#app/features/offices/components/registrations-page.tsx";
import { listRegistrationsPage } from "#app/features/offices/pages.server.ts";
import { isOfSecretariat } from "#app/features/offices/policy.ts";
import {
  approveRegistration,
  declineRegistration,
} from "#app/features/offices/registration-commands.server.ts";
import { decisionSchema } from "#app/features/offices/schema.ts";
import { answer } from "#app/http/answer.ts";
import { parseForm, typed, type FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { seeOther } from "#app/http/safe-redirect.ts";
import { textsOf } from "#app/language/use-texts.tsx";

export function loader({ context }: LoaderFunctionArgs) {
  return answer(async () => ({
    title: textsOf(context.texts, "offices").plain("registrations.title"),
    ...(await listRegistrationsPage(context.services, context.actor)),
  }));
}

export function action({ request, context }: ActionFunctionArgs) {
  return answer(async () => {
    const { services, actor, lang } = context;
    orHidden(isOfSecretariat, actor, null);
    const form = await parseForm(decisionSchema, request);
    if (!form.ok) return data(named(form.reply), { status: 422 });
    const { registration: id } = form.value;
    if (form.value.decision === "approve") await approveRegistration(services, actor, id);
    else await declineRegistration(services, actor, { id, reason: form.value.reason });
    return seeOther(pathsOf(lang).registrations, { flash: "registrationDecided" });
  });
}

/** The page has a form for each request: its fields carry the request's id. */
function named(reply: FormReply): FormReply {
  const id = typed(reply, "registration");
  return { ...reply, errors: reply.errors.map((error) => ({ ...error, field: `${error.field}-${id}` })) };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""} · ASCN` },
  { name: "robots", content: "noindex" },
];

const officeOf = ({ office, capacity }: Held) => <OfficeName office={office} capacity={capacity} />;

export default function Registrations() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>() as FormReply | undefined;
  return <RegistrationsPage {...page} officeOf={officeOf} reply={reply} />;
}
