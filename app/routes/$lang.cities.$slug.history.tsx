import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { Mandate } from "#app/features/access/actor.ts";
import { OfficeName } from "#app/features/accounts/components/office-name.tsx";
import { HistoryPage } from "#app/features/cities/components/history-page.tsx";
import { findHistory } from "#app/features/cities/pages.server.ts";
import { answer } from "#app/http/answer.ts";
import { slugParam } from "#app/http/params.ts";
import { textsOf } from "#app/language/use-texts.tsx";

export function loader({ params, context }: LoaderFunctionArgs) {
  return answer(async () => {
    const page = await findHistory(context.services, slugParam(params));
    return { title: textsOf(context.texts, "cities").plain("history"), ...page };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ""}: ${data?.city.name ?? ""} · ASCN` },
];

const officeOf = (mandate: Mandate) => <OfficeName office={mandate.office} capacity={mandate.capacity} />;

export default function History() {
  return <HistoryPage {...useLoaderData<typeof loader>()} officeOf={officeOf} />;
}
