import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { SendingPage } from "#app/features/documents/imports/components/sending-page.tsx";
import { findSendingPage } from "#app/features/documents/imports/import-page.server.ts";
import { takeFile } from "#app/features/documents/imports/sending-form.server.ts";
import { answer } from "#app/http/answer.ts";
import type { FormReply } from "#app/http/form.ts";
import { slugParam } from "#app/http/params.ts";
import { pathsOf } from "#app/http/paths.ts";
import { seeOther } from "#app/http/safe-redirect.ts";
import { textsOf } from "#app/language/use-texts.tsx";

export function loader({ params, context }: LoaderFunctionArgs) {
  const { services, actor, texts } = context;
  return answer(async () => ({
    title: textsOf(texts, "imports").plain("title"),
    page: await findSendingPage(services, actor, slugParam(params), context.lang),
  }));
}

export function action({ request, params, context }: ActionFunctionArgs) {
  const { services, actor, lang } = context;
  return answer(async () => {
    const document = slugParam(params);
    const { id, reply } = await takeFile(services, actor, document, request);
    if (id === null) return data(reply, { status: 422 });
    return seeOther(pathsOf(lang).documentImport(document, id));
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""} · ASCN` },
];

export default function SendImport() {
  const { page } = useLoaderData<typeof loader>();
  return <SendingPage page={page} reply={useActionData<FormReply>()} />;
}
