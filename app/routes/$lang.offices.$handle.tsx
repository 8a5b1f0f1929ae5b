import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isDomainError } from "#app/features/access/errors.ts";
import { OfficeName } from "#app/features/accounts/components/office-name.tsx";
import type { Held } from "#app/features/offices/components/office-of.ts";
import { OfficePage } from "#app/features/offices/components/office-page.tsx";
import { doDeed, fieldOf } from "#app/features/offices/deeds.server.ts";
import { officeTitle } from "#app/features/offices/office-title.server.ts";
import { findOfficePage } from "#app/features/offices/pages.server.ts";
import { deedSchema } from "#app/features/offices/schema.ts";
import { answer } from "#app/http/answer.ts";
import { parseForm, typed, type FieldError, type FormReply } from "#app/http/form.ts";
import { slugParam } from "#app/http/params.ts";
import { pathsOf } from "#app/http/paths.ts";
import { seeOther } from "#app/http/safe-redirect.ts";
import { languages } from "#app/language/languages.ts";

const schema = deedSchema(languages.map(({ tag }) => tag));

export function loader({ params, context }: LoaderFunctionArgs) {
  return answer(async () => {
    const page = await findOfficePage(context.services, context.actor, slugParam(params, "handle"));
    return { title: officeTitle(context.texts, page.office), ...page };
  });
}

export function action({ request, params, context }: ActionFunctionArgs) {
  return answer(async () => {
    const handle = slugParam(params, "handle");
    // Who may not see the office learns nothing from its forms either.
    await findOfficePage(context.services, context.actor, handle);
    const form = await parseForm(schema, request);
    if (!form.ok) return data(named(form.reply), { status: 422 });
    try {
      const flash = await doDeed(context.services, context.actor, handle, form.value);
      const { office, account } = pathsOf(context.lang);
      const isOwnEnd = form.value.deed === "end" && form.value.mandate === context.actor.mandate?.id;
      return seeOther(isOwnEnd ? account : office(handle), { flash });
    } catch (error) {
      const field = isDomainError(error) ? fieldOf(error.key) : null;
      if (!isDomainError(error) || field === null) throw error;
      const values = Object.fromEntries(
        Object.entries(form.value).map(([name, value]) => [name, value ?? ""]),
      );
      const reply: FormReply = { values, errors: [{ field, key: error.key, values: error.values }] };
      return data(named(reply), { status: error.status });
    }
  });
}

/** A page has the forms of many mandates: the fields of each carry its id. */
function named(reply: FormReply): FormReply {
  const mandate = typed(reply, "mandate");
  if (mandate === "") return reply;
  const own = (error: FieldError) => ({ ...error, field: `${error.field}-${mandate}` });
  return { ...reply, errors: reply.errors.map(own) };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""} · ASCN` },
  { name: "robots", content: "noindex" },
];

const officeOf = ({ office, capacity }: Held) => <OfficeName office={office} capacity={capacity} />;

export default function Office() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>() as FormReply | undefined;
  return <OfficePage {...page} officeOf={officeOf} reply={reply} />;
}
