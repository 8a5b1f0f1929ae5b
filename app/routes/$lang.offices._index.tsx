import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isDomainError } from "#app/features/access/errors.ts";
import { authorise, orHidden } from "#app/features/access/policy.ts";
import { OfficeName } from "#app/features/accounts/components/office-name.tsx";
import type { Held } from "#app/features/offices/components/office-of.ts";
import { OfficesPage } from "#app/features/offices/components/offices-page.tsx";
import { openTerm } from "#app/features/offices/mandate-commands.server.ts";
import { listOfficeGroups } from "#app/features/offices/pages.server.ts";
import { isOfSecretariat, seesOffices } from "#app/features/offices/policy.ts";
import { kinds } from "#app/features/offices/rules.ts";
import { termSchema } from "#app/features/offices/schema.ts";
import { answer } from "#app/http/answer.ts";
import { parseForm, type FormReply } from "#app/http/form.ts";
import { choiceParam } from "#app/http/params.ts";
import { pathsOf } from "#app/http/paths.ts";
import { seeOther } from "#app/http/safe-redirect.ts";
import { textsOf } from "#app/language/use-texts.tsx";

export function loader({ request, context }: LoaderFunctionArgs) {
  return answer(async () => {
    const url = new URL(request.url);
    const country = /^[A-Z]{2}$/.exec(url.searchParams.get("country") ?? "")?.[0];
    const filter = { kind: choiceParam(url, "kind", kinds), country };
    const page = await listOfficeGroups(context.services, context.actor, filter);
    return { title: textsOf(context.texts, "offices").plain("title"), ...page };
  });
}

export function action({ request, context }: ActionFunctionArgs) {
  return answer(async () => {
    orHidden(seesOffices, context.actor, null);
    authorise(isOfSecretariat, context.actor, null);
    const form = await parseForm(termSchema, request);
    if (!form.ok) return data(form.reply, { status: 422 });
    try {
      const handle = await openTerm(context.services, context.actor, form.value);
      return seeOther(pathsOf(context.lang).office(handle), { flash: "termOpened" });
    } catch (error) {
      if (!isDomainError(error) || error.key !== "termTaken") throw error;
      const values = { ...form.value, year: String(form.value.year) };
      const reply: FormReply = { values, errors: [{ field: "year", key: error.key, values: {} }] };
      return data(reply, { status: error.status });
    }
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""} · ASCN` },
  { name: "robots", content: "noindex" },
];

const officeOf = ({ office, capacity }: Held) => <OfficeName office={office} capacity={capacity} />;

export default function Offices() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>() as FormReply | undefined;
  return <OfficesPage {...page} officeOf={officeOf} reply={reply} />;
}
