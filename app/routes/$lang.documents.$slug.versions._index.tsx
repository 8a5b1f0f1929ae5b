import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { VersionListPage } from "#app/features/documents/versions/components/version-list-page.tsx";
import { findVersionList } from "#app/features/documents/versions/versions-page.server.ts";
import { answer } from "#app/http/answer.ts";
import { slugParam } from "#app/http/params.ts";
import { textsOf } from "#app/language/use-texts.tsx";
import styles from "../styles/versions.css?url";

export const handle = { texts: ["version-lists", "documents", "exports"] };
export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export function loader({ params, context: { services, actor, texts } }: LoaderFunctionArgs) {
  return answer(async () => {
    const page = await findVersionList(services, actor, texts, slugParam(params));
    const title = textsOf(texts, "version-lists").plain("versions.title");
    return { page, title: `${title} · ${page.title}` };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · ASCN` }];

export default function Versions() {
  return <VersionListPage page={useLoaderData<typeof loader>().page} />;
}
