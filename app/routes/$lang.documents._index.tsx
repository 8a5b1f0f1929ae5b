import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DocumentsPage } from "#app/features/documents/components/documents-page.tsx";
import { listDocumentRows } from "#app/features/documents/pages.server.ts";
import { wordRows } from "#app/features/documents/wording.server.ts";
import { textsOf } from "#app/language/use-texts.tsx";

export async function loader({ context }: LoaderFunctionArgs) {
  const { services, actor, lang, texts } = context;
  const title = textsOf(texts, "documents").plain("title");
  return { title, documents: wordRows(texts, await listDocumentRows(services, actor, lang)) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · ASCN` }];

export default function Documents() {
  return <DocumentsPage documents={useLoaderData<typeof loader>().documents} />;
}
