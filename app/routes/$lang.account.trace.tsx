import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { AccountTabs } from "#app/features/accounts/components/account-tabs.tsx";
import { OfficeName } from "#app/features/accounts/components/office-name.tsx";
import { OwnTracePage } from "#app/features/trace/components/own-trace-page.tsx";
import type { OfficeOf } from "#app/features/trace/components/trace-table.tsx";
import { readTraceQuery } from "#app/features/trace/filter.ts";
import { findOwnTracePage } from "#app/features/trace/pages.server.ts";
import { answer } from "#app/http/answer.ts";
import { textsOf } from "#app/language/use-texts.tsx";

export function loader({ request, context }: LoaderFunctionArgs) {
  return answer(async () => {
    const query = readTraceQuery(new URL(request.url).searchParams);
    const page = await findOwnTracePage(context.services, context.actor, query);
    return { title: textsOf(context.texts, "trace").plain("own.title"), ...page };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · ASCN` }];

const officeOf: OfficeOf = (held) => <OfficeName {...held} />;

export default function OwnTrace() {
  const page = useLoaderData<typeof loader>();
  return <OwnTracePage {...page} tabs={<AccountTabs current="trace" />} officeOf={officeOf} />;
}
