import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { orNotFound } from "#app/features/access/errors.ts";
import { takeComment } from "#app/features/documents/comment-form.server.ts";
import { documentAddress } from "#app/features/documents/components/document-address.ts";
import { DocumentPage } from "#app/features/documents/components/document-page.tsx";
import { findDocumentPage } from "#app/features/documents/pages.server.ts";
import { nodeIdOrNull, versionNumber } from "#app/features/documents/schema.ts";
import { wordDocument } from "#app/features/documents/wording.server.ts";
import { answer } from "#app/http/answer.ts";
import type { FormReply } from "#app/http/form.ts";
import { slugParam } from "#app/http/params.ts";
import { seeOther } from "#app/http/safe-redirect.ts";
import styles from "../styles/documents.css?url";

export const handle = { isInteractive: true, texts: ["documents"] };
export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export function loader({ request, params, context }: LoaderFunctionArgs) {
  return answer(async () => {
    const { searchParams } = new URL(request.url);
    const asked = {
      slug: slugParam(params),
      lang: context.lang,
      number: orNotFound(versionNumber(params["number"])),
      beside: searchParams.get("beside"),
      paragraph: nodeIdOrNull(searchParams.get("paragraph")),
    };
    const page = orNotFound(await findDocumentPage(context.services, context.actor, asked));
    return { page: wordDocument(context.texts, page, context.actor) };
  });
}

export function action({ request, params, context }: ActionFunctionArgs) {
  return answer(async () => {
    const { services, actor, lang } = context;
    const slug = slugParam(params);
    const number = orNotFound(versionNumber(params["number"]));
    const { made, refused } = await takeComment(services, actor, { document: slug, number }, request);
    if (refused) return refused;
    const beside = new URL(request.url).searchParams.get("beside");
    const shown = { slug, number: made.version, latest: null, beside };
    const place = { paragraph: made.paragraph, place: `comment-${made.id}` };
    return seeOther(documentAddress(lang, shown, place));
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.page.title ?? ""} · ASCN` },
];

export default function Version() {
  const reply = useActionData<FormReply>();
  return <DocumentPage {...useLoaderData<typeof loader>()} reply={reply} />;
}
