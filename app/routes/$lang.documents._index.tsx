import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DocumentsPage } from "#app/features/documents/components/documents-page.tsx";
import { listDraftRows } from "#app/features/documents/drafts/draft-page.server.ts";
import { listDocumentRows } from "#app/features/documents/pages.server.ts";
import { wordRows } from "#app/features/documents/wording.server.ts";
import { textsOf } from "#app/language/use-texts.tsx";

export async function loader({ context }: LoaderFunctionArgs) {
  const { services, actor, lang, texts } = context;
  const title = textsOf(texts, "documents").plain("title");
  const [rows, drafts] = await Promise.all([
    listDocumentRows(services, actor, lang),
    listDraftRows(services, actor),
  ]);
  return { title, drafts, documents: wordRows(texts, rows) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · ASCN` }];

export default function Documents() {
  return <DocumentsPage {...useLoaderData<typeof loader>()} />;
}
