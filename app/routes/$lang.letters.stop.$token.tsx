import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findStopping, stopLetters } from "#app/features/rooms/letters/commands.server.ts";
import { StopPage } from "#app/features/rooms/letters/components/stop-page.tsx";
import { answer } from "#app/http/answer.ts";
import { tokenParam } from "#app/http/params.ts";
import { seeOther } from "#app/http/safe-redirect.ts";
import { textsOf } from "#app/language/use-texts.tsx";

export const handle = { texts: ["letters"] };

export function loader({ params, context }: LoaderFunctionArgs) {
  return answer(async () => {
    const stopping = await findStopping(context.services, tokenParam(params));
    const key = stopping.isStopped ? "stopped" : "stop";
    return { title: textsOf(context.texts, "letters").plain(`${key}.${stopping.kind}`), stopping };
  });
}

export function action({ params, context }: ActionFunctionArgs) {
  return answer(async () => {
    const token = tokenParam(params);
    await stopLetters(context.services, token);
    return seeOther(`/${context.lang}/letters/stop/${token}`);
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""} · ASCN` },
  { name: "robots", content: "noindex" },
];

export default function Stop() {
  const { stopping } = useLoaderData<typeof loader>();
  return <StopPage {...stopping} />;
}
