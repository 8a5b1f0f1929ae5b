import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { orNotFound } from "#app/features/access/errors.ts";
import { AdoptionPage } from "#app/features/documents/components/adoption-page.tsx";
import { findAdoptionPage } from "#app/features/documents/pages.server.ts";
import { wordAdoption } from "#app/features/documents/wording.server.ts";
import { answer } from "#app/http/answer.ts";
import { slugParam } from "#app/http/params.ts";
import { textsOf } from "#app/language/use-texts.tsx";

export function loader({ params, context }: LoaderFunctionArgs) {
  return answer(async () => {
    const { services, lang, texts } = context;
    const page = orNotFound(await findAdoptionPage(services, { slug: slugParam(params), lang }));
    return {
      title: `${textsOf(texts, "documents").plain("adoption.title")} · ${page.title}`,
      page: wordAdoption(texts, page),
    };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · ASCN` }];

export default function Adoption() {
  return <AdoptionPage page={useLoaderData<typeof loader>().page} />;
}
