import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findNetwork } from "#app/features/cities/pages.server.ts";
import { HomePage } from "#app/features/home/components/home-page.tsx";
import { findOpenDocuments } from "#app/features/home/pages.server.ts";
import { textsOf } from "#app/language/use-texts.tsx";

export async function loader({ context: { services, texts } }: LoaderFunctionArgs) {
  const [network, open] = await Promise.all([findNetwork(services), findOpenDocuments(services)]);
  return { title: textsOf(texts, "terms").plain("ascn"), network, open };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · ASCN` }];

export default function Home() {
  return <HomePage {...useLoaderData<typeof loader>()} experiences={null} />;
}
