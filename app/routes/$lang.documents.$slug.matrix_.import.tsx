import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { orNotFound } from "#app/features/access/errors.ts";
import { SendingPage } from "#app/features/documents/matrix-imports/components/sending-page.tsx";
import { findSendingPage } from "#app/features/documents/matrix-imports/matrix-import-page.server.ts";
import { takeMatrixFile } from "#app/features/documents/matrix-imports/sending-form.server.ts";
import { versionNumber } from "#app/features/documents/schema.ts";
import { answer } from "#app/http/answer.ts";
import type { FormReply } from "#app/http/form.ts";
import { slugParam } from "#app/http/params.ts";
import { pathsOf } from "#app/http/paths.ts";
import { seeOther } from "#app/http/safe-redirect.ts";
import { textsOf } from "#app/language/use-texts.tsx";

export const handle = { texts: ["matrix-imports"] };

function askedBy({ request, params, context: { lang } }: LoaderFunctionArgs) {
  const version = new URL(request.url).searchParams.get("version");
  const number = version === null ? null : orNotFound(versionNumber(version));
  return { slug: slugParam(params), number, lang };
}

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const { services, actor, texts } = args.context;
    const page = await findSendingPage(services, actor, askedBy(args));
    return { page, title: textsOf(texts, "matrix-imports").plain("title", { number: page.number }) };
  });
}

export function action(args: ActionFunctionArgs) {
  return answer(async () => {
    const { services, actor, lang } = args.context;
    // Rights come before the form; the page says which version is meant.
    const { slug, number } = await findSendingPage(services, actor, askedBy(args));
    const place = { document: slug, version: number };
    const { id, refused } = await takeMatrixFile(services, actor, place, args.request);
    if (refused) return data(refused.reply, { status: refused.status });
    return seeOther(pathsOf(lang).matrixImport(slug, id));
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""} · ASCN` },
  { name: "robots", content: "noindex" },
];

export default function SendMatrix() {
  const { page } = useLoaderData<typeof loader>();
  return <SendingPage page={page} reply={useActionData<FormReply>()} />;
}
