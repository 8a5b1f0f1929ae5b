import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ExperiencesPage } from "#app/features/experiences/components/experiences-page.tsx";
import { answer } from "#app/http/answer.ts";
import { choiceParam } from "#app/http/params.ts";
import { textsOf } from "#app/language/use-texts.tsx";
import { listCountries } from "#db/queries/cities.ts";
import { listExperiences } from "#db/queries/experiences.ts";

export function loader({ request, context: { services, texts } }: LoaderFunctionArgs) {
  return answer(async () => {
    const countries = (await listCountries(services.db)).map((country) => country.code);
    const country = choiceParam(new URL(request.url), "country", countries);
    return {
      title: textsOf(texts, "experiences").plain("title"),
      experiences: await listExperiences(services.db, { country }),
      countries,
      country: country ?? "",
    };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · ASCN` }];

export default function Experiences() {
  return <ExperiencesPage {...useLoaderData<typeof loader>()} />;
}
