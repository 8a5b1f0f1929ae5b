import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DocumentPage } from "#app/features/documents/components/document-page.tsx";
import { commentOnDocument, readDocument } from "#app/features/documents/document-door.server.ts";
import { answer } from "#app/http/answer.ts";
import type { FormReply } from "#app/http/form.ts";
import { slugParam } from "#app/http/params.ts";
import attachments from "../styles/attachments.css?url";
import styles from "../styles/documents.css?url";
import mentionStyles from "../styles/mentions.css?url";
import readingStyles from "../styles/reading.css?url";
import threadStyles from "../styles/threads.css?url";
import writingStyles from "../styles/writing.css?url";

export const handle = {
  isInteractive: true,
  memberStyles: [writingStyles, mentionStyles],
  texts: ["documents", "exports", "reading", "files", "versions", "threads", "mentions", "fates"],
};
export const links: LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "stylesheet", href: readingStyles },
  { rel: "stylesheet", href: attachments },
  { rel: "stylesheet", href: threadStyles },
];

export function loader({ request, params, context }: LoaderFunctionArgs) {
  return answer(async () => readDocument({ request, context, slug: slugParam(params) }));
}

export function action({ request, params, context }: ActionFunctionArgs) {
  return answer(async () => commentOnDocument({ request, context, slug: slugParam(params) }));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.page.title ?? ""} · ASCN` },
];

export default function Document() {
  const reply = useActionData<FormReply>();
  return <DocumentPage {...useLoaderData<typeof loader>()} reply={reply} />;
}
