import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { orHidden } from "#app/features/access/policy.ts";
import { JobsPage } from "#app/features/administration/components/jobs-page.tsx";
import { mendJobs } from "#app/features/administration/job-commands.server.ts";
import { jobFormSchema } from "#app/features/administration/job-schema.ts";
import { findJobsPage } from "#app/features/administration/pages.server.ts";
import { jobPolicy } from "#app/features/administration/policy.ts";
import { FormErrors } from "#app/frame/form-errors.tsx";
import { answer } from "#app/http/answer.ts";
import { parseForm, type FormReply } from "#app/http/form.ts";
import { countParam } from "#app/http/params.ts";
import { pathsOf } from "#app/http/paths.ts";
import { seeOther } from "#app/http/safe-redirect.ts";
import { textsOf } from "#app/language/use-texts.tsx";

export function loader({ request, context }: LoaderFunctionArgs) {
  const { services, actor, texts } = context;
  return answer(async () => ({
    ...(await findJobsPage(services, actor, countParam(new URL(request.url), "page"))),
    title: textsOf(texts, "administration").plain("jobs.title"),
    hasOutbox: services.outbox !== null,
  }));
}

export function action({ request, context }: ActionFunctionArgs) {
  const { services, actor, lang } = context;
  return answer(async () => {
    orHidden(jobPolicy.read, actor, null);
    const form = await parseForm(jobFormSchema, request);
    if (!form.ok) return data(form.reply, { status: 422 });
    await mendJobs(services, actor, form.value);
    return seeOther(pathsOf(lang).adminJobs, { flash: "jobsMended" });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""} · ASCN` },
];

export default function Jobs() {
  const page = useLoaderData<typeof loader>();
  return <JobsPage {...page} errors={<FormErrors reply={useActionData<FormReply>()} labels={{}} />} />;
}
