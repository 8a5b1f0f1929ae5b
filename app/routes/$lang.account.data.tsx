import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DomainError, isDomainError } from "#app/features/access/errors.ts";
import { AccountTabs } from "#app/features/accounts/components/account-tabs.tsx";
import { closeAccount, keepAccount, requestData } from "#app/features/personal-data/commands.server.ts";
import { DataPage } from "#app/features/personal-data/components/data-page.tsx";
import { findDataPage } from "#app/features/personal-data/pages.server.ts";
import { ownDataSchema } from "#app/features/personal-data/schema.ts";
import { answer } from "#app/http/answer.ts";
import { parseForm, type FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { seeOther } from "#app/http/safe-redirect.ts";
import { textsOf } from "#app/language/use-texts.tsx";

export function loader({ context }: LoaderFunctionArgs) {
  return answer(async () => ({
    title: textsOf(context.texts, "personal-data").plain("title"),
    ...(await findDataPage(context.services, context.actor)),
  }));
}

export function action({ request, context }: ActionFunctionArgs) {
  return answer(async () => {
    const { services, actor } = context;
    if (!actor.person) throw new DomainError(401, "signInFirst");
    const page = pathsOf(context.lang).accountData;
    const form = await parseForm(ownDataSchema, request);
    if (!form.ok) return data(withoutPassword(form.reply), { status: 422 });
    if (form.value.deed === "ask") {
      await requestData(services, actor);
      return seeOther(page, { flash: "dataRequested" });
    }
    if (form.value.deed === "keep") {
      await keepAccount(services, actor);
      return seeOther(page, { flash: "accountKept" });
    }
    try {
      await closeAccount(services, actor, form.value.password);
      return seeOther(page, { flash: "accountClosing" });
    } catch (error) {
      if (!isDomainError(error) || ![409, 422].includes(error.status)) throw error;
      const { key, values, status } = error;
      return data({ values: {}, errors: [{ field: "password", key, values }] }, { status });
    }
  });
}

/** A password is never sent back. */
function withoutPassword({ errors }: FormReply): FormReply {
  return { values: {}, errors };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""} · ASCN` },
  { name: "robots", content: "noindex" },
];

export default function AccountData() {
  const { download, closesAt } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>() as FormReply | undefined;
  const tabs = <AccountTabs current="data" />;
  return <DataPage tabs={tabs} download={download} closesAt={closesAt} reply={reply} />;
}
