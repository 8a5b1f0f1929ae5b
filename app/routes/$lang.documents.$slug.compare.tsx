import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { orNotFound } from "#app/features/access/errors.ts";
import { ComparePage } from "#app/features/documents/versions/components/compare-page.tsx";
import { findComparison } from "#app/features/documents/versions/comparison-page.server.ts";
import { answer } from "#app/http/answer.ts";
import { choiceParam, countParam, slugParam } from "#app/http/params.ts";
import { textsOf } from "#app/language/use-texts.tsx";
import styles from "../styles/compare.css?url";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export function loader({ request, params, context }: LoaderFunctionArgs) {
  return answer(async () => {
    const { services, actor, texts } = context;
    const url = new URL(request.url);
    const asked = {
      slug: slugParam(params),
      from: countParam(url, "from"),
      to: countParam(url, "to"),
      inLanguage: url.searchParams.get("in"),
    };
    const page = orNotFound(await findComparison(services, actor, texts, asked));
    const title = textsOf(texts, "documents").plain("compare.title", { from: page.from, to: page.to });
    return {
      title: `${title} · ${page.title}`,
      page,
      view: choiceParam(url, "view", ["inline", "beside"]) ?? "inline",
    };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · ASCN` }];

export default function Compare() {
  return <ComparePage {...useLoaderData<typeof loader>()} />;
}
