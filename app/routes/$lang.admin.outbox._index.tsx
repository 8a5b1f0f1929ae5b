import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { OutboxPage } from "#app/features/administration/components/outbox-page.tsx";
import { findOutboxPage } from "#app/features/administration/pages.server.ts";
import { answer } from "#app/http/answer.ts";
import { countParam } from "#app/http/params.ts";
import { textsOf } from "#app/language/use-texts.tsx";

export function loader({ request, context }: LoaderFunctionArgs) {
  const { services, actor, texts } = context;
  return answer(async () => ({
    ...(await findOutboxPage(services, actor, countParam(new URL(request.url), "page"))),
    title: textsOf(texts, "administration").plain("outbox.title"),
  }));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · ASCN` }];

export default function Outbox() {
  return <OutboxPage {...useLoaderData<typeof loader>()} />;
}
