import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { orNotFound } from "#app/features/access/errors.ts";
import { ExperiencePage } from "#app/features/experiences/components/experience-page.tsx";
import { answer } from "#app/http/answer.ts";
import { slugParam } from "#app/http/params.ts";
import { findExperience } from "#db/queries/experiences.ts";

export function loader({ params, context: { services } }: LoaderFunctionArgs) {
  return answer(async () => ({
    experience: orNotFound(await findExperience(services.db, slugParam(params))),
  }));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.experience.title ?? ""} · ASCN` },
];

export default function Experience() {
  return <ExperiencePage {...useLoaderData<typeof loader>()} />;
}
