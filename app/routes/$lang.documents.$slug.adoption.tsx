import {
  data,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { takeAdoption } from "#app/features/documents/adoption/adoption-form.server.ts";
import { findAdoptionPage } from "#app/features/documents/adoption/adoption-page.server.ts";
import { AdoptionPage } from "#app/features/documents/adoption/components/adoption-page.tsx";
import { answer } from "#app/http/answer.ts";
import type { FormReply } from "#app/http/form.ts";
import { slugParam } from "#app/http/params.ts";
import { seeOther } from "#app/http/safe-redirect.ts";
import { textsOf } from "#app/language/use-texts.tsx";
import styles from "../styles/adoption.css?url";

export const handle = { isInteractive: true, texts: ["adoption", "documents", "accounts"] };
export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export function loader({ params, context }: LoaderFunctionArgs) {
  return answer(async () => {
    const { services, actor, texts } = context;
    const page = await findAdoptionPage(services, actor, { slug: slugParam(params), texts });
    return { title: `${textsOf(texts, "adoption").plain("title")} · ${page.title}`, page };
  });
}

export function action({ params, context, request }: ActionFunctionArgs) {
  return answer(async () => {
    const refused = await takeAdoption(context, slugParam(params), request);
    if (refused) return data(refused.reply, { status: refused.status });
    return seeOther(new URL(request.url).pathname);
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""} · ASCN` },
];

export default function Adoption() {
  const { page } = useLoaderData<typeof loader>();
  return <AdoptionPage page={page} reply={useActionData<FormReply>()} />;
}
