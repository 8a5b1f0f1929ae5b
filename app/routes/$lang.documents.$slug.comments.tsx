import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CommentListPage } from "#app/features/documents/versions/components/comment-list-page.tsx";
import { findCommentList } from "#app/features/documents/versions/lists-page.server.ts";
import { listKinds } from "#app/features/documents/versions/shown-lists.ts";
import { answer } from "#app/http/answer.ts";
import { choiceParam, countParam, slugParam } from "#app/http/params.ts";
import { textsOf } from "#app/language/use-texts.tsx";
import styles from "../styles/versions.css?url";

export const handle = { texts: ["version-lists", "documents", "fates"] };
export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export function loader({ request, params, context }: LoaderFunctionArgs) {
  return answer(async () => {
    const { services, actor, texts } = context;
    const url = new URL(request.url);
    const page = await findCommentList(services, actor, texts, {
      slug: slugParam(params),
      which: choiceParam(url, "which", listKinds) ?? "all",
      page: countParam(url, "page") ?? 1,
    });
    const title = textsOf(texts, "version-lists").plain("comments.title");
    return { page, title: `${title} · ${page.title}` };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ""} · ASCN` },
  { name: "robots", content: "noindex" },
];

export default function Comments() {
  return <CommentListPage page={useLoaderData<typeof loader>().page} />;
}
