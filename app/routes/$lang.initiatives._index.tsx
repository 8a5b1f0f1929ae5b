import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { InitiativesPage } from "#app/features/initiatives/components/initiatives-page.tsx";
import { listVisibleInitiatives } from "#app/features/initiatives/pages.server.ts";
import { answer } from "#app/http/answer.ts";
import { textsOf } from "#app/language/use-texts.tsx";

export function loader({ context }: LoaderFunctionArgs) {
  return answer(async () => ({
    title: textsOf(context.texts, "initiatives").plain("title"),
    ...(await listVisibleInitiatives(context.services, context.actor)),
  }));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · ASCN` }];

export default function Initiatives() {
  return <InitiativesPage {...useLoaderData<typeof loader>()} />;
}
