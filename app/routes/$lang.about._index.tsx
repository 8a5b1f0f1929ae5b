import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { AboutPage } from "#app/features/about/components/about-page.tsx";
import { answer } from "#app/http/answer.ts";
import { textsOf } from "#app/language/use-texts.tsx";
import { listFocusAreas } from "#db/queries/cities.ts";
import { listSources } from "#db/queries/sources.ts";

/** Where the page's paragraphs are from. */
const sourceIds = ["asean-page-2026", "framework-2018", "tor-2019"];

export function loader({ context: { services, texts } }: LoaderFunctionArgs) {
  return answer(async () => ({
    title: textsOf(texts, "about").plain("title"),
    focusAreas: await listFocusAreas(services.db),
    sources: await listSources(services.db, sourceIds),
  }));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · ASCN` }];

export default function About() {
  return <AboutPage {...useLoaderData<typeof loader>()} />;
}
