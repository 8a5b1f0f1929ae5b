import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findNetwork } from "#app/features/cities/pages.server.ts";
import { ExperienceRows } from "#app/features/experiences/components/experience-rows.tsx";
import { HomePage } from "#app/features/home/components/home-page.tsx";
import { findOpenDocuments } from "#app/features/home/pages.server.ts";
import { textsOf } from "#app/language/use-texts.tsx";
import { listLatest } from "#db/queries/experiences.ts";

const shownExperiences = 3;

export async function loader({ context: { services, texts } }: LoaderFunctionArgs) {
  const [network, open, experiences] = await Promise.all([
    findNetwork(services),
    findOpenDocuments(services),
    listLatest(services.db, shownExperiences),
  ]);
  return { title: textsOf(texts, "terms").plain("ascn"), network, open, experiences };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · ASCN` }];

export default function Home() {
  const { network, open, experiences } = useLoaderData<typeof loader>();
  const rows = experiences.length > 0 && <ExperienceRows experiences={experiences} />;
  return <HomePage network={network} open={open} experiences={rows} />;
}
