import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CitiesPage } from "#app/features/cities/components/cities-page.tsx";
import { findCities } from "#app/features/cities/pages.server.ts";
import { answer } from "#app/http/answer.ts";
import { wordsParam } from "#app/http/params.ts";
import { textsOf } from "#app/language/use-texts.tsx";

export function loader({ request, context }: LoaderFunctionArgs) {
  return answer(async () => {
    const url = new URL(request.url);
    const filter = {
      country: url.searchParams.get("country") ?? undefined,
      focusArea: url.searchParams.get("area") ?? undefined,
      words: wordsParam(url, "q"),
    };
    if (filter.words !== "") await context.services.limits.take("searches", context.clientAddress);
    const page = await findCities(context.services, filter);
    return { title: textsOf(context.texts, "cities").plain("title"), ...page };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · ASCN` }];

export default function Cities() {
  return <CitiesPage {...useLoaderData<typeof loader>()} />;
}
