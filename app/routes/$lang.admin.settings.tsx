import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isDomainError } from "#app/features/access/errors.ts";
import { orHidden } from "#app/features/access/policy.ts";
import { SettingsPage } from "#app/features/administration/components/settings-page.tsx";
import { changeSettings, findSettings } from "#app/features/administration/settings-commands.server.ts";
import { settingsPolicy } from "#app/features/administration/settings-policy.ts";
import { settingsFormSchema, writtenSettings } from "#app/features/administration/settings-schema.ts";
import { answer } from "#app/http/answer.ts";
import { parseForm, type FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { seeOther } from "#app/http/safe-redirect.ts";
import { textsOf } from "#app/language/use-texts.tsx";

export function loader({ context }: LoaderFunctionArgs) {
  const { services, actor, texts } = context;
  return answer(async () => ({
    ...(await findSettings(services, actor)),
    title: textsOf(texts, "administration").plain("settings.title"),
    hasOutbox: services.outbox !== null,
  }));
}

export function action({ request, context }: ActionFunctionArgs) {
  const { services, actor, lang } = context;
  return answer(async () => {
    orHidden(settingsPolicy.read, actor, null);
    const form = await parseForm(settingsFormSchema, request);
    if (!form.ok) return data(form.reply, { status: 422 });
    const { version, ...settings } = form.value;
    try {
      await changeSettings(services, actor, { version, settings });
    } catch (error) {
      if (!isDomainError(error) || error.status !== 409) throw error;
      const errors = [{ field: "settings", key: error.key, values: {} }];
      return data({ values: writtenSettings(settings), errors }, { status: 409 });
    }
    return seeOther(pathsOf(lang).adminSettings, { flash: "settingsSaved" });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""} · ASCN` },
];

export default function Settings() {
  const page = useLoaderData<typeof loader>();
  return <SettingsPage {...page} reply={useActionData<FormReply>()} />;
}
