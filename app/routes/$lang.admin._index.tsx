import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { OverviewPage } from "#app/features/administration/components/overview-page.tsx";
import { findOverview } from "#app/features/administration/pages.server.ts";
import { answer } from "#app/http/answer.ts";
import { textsOf } from "#app/language/use-texts.tsx";

export function loader({ context }: LoaderFunctionArgs) {
  const { services, actor, texts } = context;
  return answer(async () => ({
    ...(await findOverview(services, actor)),
    title: textsOf(texts, "administration").plain("overview.title"),
    hasOutbox: services.outbox !== null,
  }));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · ASCN` }];

export default function Overview() {
  return <OverviewPage {...useLoaderData<typeof loader>()} />;
}
