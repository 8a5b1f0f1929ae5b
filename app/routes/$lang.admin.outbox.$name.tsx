import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { MessagePage } from "#app/features/administration/components/message-page.tsx";
import { findMessage } from "#app/features/administration/pages.server.ts";
import { answer } from "#app/http/answer.ts";
import { slugParam } from "#app/http/params.ts";

export function loader({ params, context }: LoaderFunctionArgs) {
  const { services, actor, origin } = context;
  return answer(async () => {
    const message = await findMessage(services, actor, slugParam(params, "name"));
    return { ...message, origin };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.subject ?? ""} · ASCN` }];

export default function Message() {
  return <MessagePage {...useLoaderData<typeof loader>()} />;
}
