import {
  data,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { orNotFound } from "#app/features/access/errors.ts";
import { PositionPage } from "#app/features/documents/positions/components/position-page.tsx";
import { takePosition } from "#app/features/documents/positions/position-form.server.ts";
import { findPositionPage } from "#app/features/documents/positions/position-page.server.ts";
import { answer } from "#app/http/answer.ts";
import type { FormReply } from "#app/http/form.ts";
import { countParam, slugParam } from "#app/http/params.ts";
import { seeOther } from "#app/http/safe-redirect.ts";
import { textsOf } from "#app/language/use-texts.tsx";
import { listVersions } from "#db/queries/documents.ts";
import threadStyles from "../styles/threads.css?url";
import styles from "../styles/versions.css?url";

export const handle = { isInteractive: true, texts: ["positions", "threads", "documents", "reading"] };
export const links: LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "stylesheet", href: threadStyles },
];

function askedBy({ request, params }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  return {
    slug: slugParam(params),
    number: countParam(url, "version"),
    word: url.searchParams.getAll("word"),
    own: url.searchParams.get("own") === "yes",
  };
}

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const { services, actor, texts } = args.context;
    const page = await findPositionPage(services, actor, texts, askedBy(args));
    return { page, title: `${textsOf(texts, "positions").plain("title")} · ${page.title}` };
  });
}

export function action(args: ActionFunctionArgs) {
  return answer(async () => {
    const { slug, number } = askedBy(args);
    const [latest] = await listVersions(args.context.services.db, slug);
    const version = number ?? orNotFound(latest).number;
    const refused = await takePosition(args.context, { document: slug, version }, args.request);
    if (refused) return data(refused.reply, { status: refused.status });
    const { pathname, searchParams } = new URL(args.request.url);
    for (const name of ["word", "own"]) searchParams.delete(name);
    return seeOther(`${pathname}${searchParams.size > 0 ? `?${searchParams.toString()}` : ""}`);
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""} · ASCN` },
  { name: "robots", content: "noindex" },
];

export default function Position() {
  return <PositionPage page={useLoaderData<typeof loader>().page} reply={useActionData<FormReply>()} />;
}
