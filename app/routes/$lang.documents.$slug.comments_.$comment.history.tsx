import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CommentHistoryPage } from "#app/features/documents/comments/components/comment-history-page.tsx";
import { findHistoryPage } from "#app/features/documents/comments/history-page.server.ts";
import { answer } from "#app/http/answer.ts";
import { slugParam } from "#app/http/params.ts";
import threadStyles from "../styles/threads.css?url";

export const handle = { texts: ["threads"] };
export const links: LinksFunction = () => [{ rel: "stylesheet", href: threadStyles }];

export function loader({ params, context: { services, actor, texts } }: LoaderFunctionArgs) {
  return answer(async () => {
    const addressed = { document: slugParam(params), comment: slugParam(params, "comment") };
    const page = await findHistoryPage(services, actor, addressed, texts);
    return { title: texts.find("threads", "historyTitle").text, ...page };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ""} · ASCN` },
  { name: "robots", content: "noindex" },
];

export default function CommentHistory() {
  return <CommentHistoryPage {...useLoaderData<typeof loader>()} />;
}
