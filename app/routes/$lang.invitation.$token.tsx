import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isDomainError, orNotFound } from "#app/features/access/errors.ts";
import { OfficeName } from "#app/features/accounts/components/office-name.tsx";
import { enter } from "#app/features/accounts/entrance.server.ts";
import { newPassword } from "#app/features/accounts/password-rules.ts";
import { ClosedInvitation, InvitationPage } from "#app/features/offices/components/invitation-page.tsx";
import type { Held } from "#app/features/offices/components/office-of.ts";
import { findInvitationPage } from "#app/features/offices/invitation-page.server.ts";
import {
  acceptInvitation,
  type Joined,
  type Joining,
} from "#app/features/offices/joining-commands.server.ts";
import { joiningSchema } from "#app/features/offices/schema.ts";
import { answer } from "#app/http/answer.ts";
import { parseForm, type FormReply, type FormTree } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { seeOther } from "#app/http/safe-redirect.ts";
import { textsOf } from "#app/language/use-texts.tsx";

export function loader({ params, context }: LoaderFunctionArgs) {
  return answer(async () => {
    const token = orNotFound(params["token"]);
    const { status, view } = await findInvitationPage(context.services, context.actor, token);
    const title = textsOf(context.texts, "offices").plain(view ? "accept.title" : "closed.title");
    const path = pathsOf(context.lang).invitation(encodeURIComponent(token));
    return data({ title, path, person: context.actor.person, invitation: view }, { status });
  });
}

export function action({ request, params, context }: ActionFunctionArgs) {
  return answer(async () => {
    const token = orNotFound(params["token"]);
    const { status, view } = await findInvitationPage(context.services, context.actor, token);
    if (!view) return data(null, { status });
    const form = view.way === "join" ? await parseForm(joiningSchema(newPassword), request) : null;
    if (form && !form.ok) return data(withoutPassword(form.reply), { status: 422 });
    const joining: Joining | null = form ? form.value : null;
    try {
      const joined = await acceptInvitation(context.services, context.actor, token, joining);
      return await welcome(context, joined);
    } catch (error) {
      if (!isDomainError(error)) throw error;
      // Someone else came first with the same link: the page says so.
      if (error.status === 404 || error.status === 410) return data(null, { status: error.status });
      if (!joining || (error.status !== 422 && error.key !== "signInAsInvited")) throw error;
      return data(refused(joining, error.key), { status: error.status });
    }
  });
}

type Context = ActionFunctionArgs["context"];

/** A new account is signed in; who was signed in acts under the new mandate if they had none. */
async function welcome(context: Context, joined: Joined): Promise<Response> {
  const { personId, mandateId, isNew, isRunning, handle } = joined;
  const { sessions, actor, lang } = context;
  const paths = pathsOf(lang);
  const to = isRunning && (isNew || actor.mandate === null) ? paths.office(handle) : paths.account;
  if (!isNew && isRunning && actor.mandate === null) await sessions.actUnder(mandateId);
  return seeOther(to, {
    flash: "invitationAccepted",
    cookies: isNew ? await enter(context, personId) : [],
  });
}

function refused({ name, email }: Joining, key: string): FormReply {
  const field = key === "signInAsInvited" ? (email === undefined ? "name" : "email") : "password";
  return {
    values: { name, ...(email === undefined ? {} : { email }) },
    errors: [{ field, key, values: {} }],
  };
}

function withoutPassword({ values, errors }: FormReply): FormReply {
  const others: FormTree = Object.fromEntries(Object.entries(values).filter(([name]) => name !== "password"));
  return { values: others, errors };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""} · ASCN` },
  { name: "robots", content: "noindex" },
];

const officeOf = ({ office, capacity }: Held) => <OfficeName office={office} capacity={capacity} />;

export default function Invitation() {
  const { invitation, path, person } = useLoaderData<typeof loader>();
  const reply = (useActionData<typeof action>() ?? undefined) as FormReply | undefined;
  if (!invitation) return <ClosedInvitation />;
  return (
    <InvitationPage path={path} person={person} invitation={invitation} officeOf={officeOf} reply={reply} />
  );
}
