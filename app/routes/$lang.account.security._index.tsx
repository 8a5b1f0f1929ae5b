import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { SecurityPage } from "#app/features/accounts/components/security-page.tsx";
import { findSecurityPage } from "#app/features/accounts/pages.server.ts";
import { answer } from "#app/http/answer.ts";
import { textsOf } from "#app/language/use-texts.tsx";

export function loader({ context }: LoaderFunctionArgs) {
  return answer(async () => {
    const page = await findSecurityPage(context.services, context.actor);
    return { title: textsOf(context.texts, "accounts").plain("tabs.security"), ...page };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · ASCN` }];

export default function Security() {
  return <SecurityPage {...useLoaderData<typeof loader>()} />;
}
