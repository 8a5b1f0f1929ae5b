import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { Office } from "#app/features/access/actor.ts";
import { OfficeName } from "#app/features/accounts/components/office-name.tsx";
import { AdminTabs } from "#app/features/administration/components/admin-tabs.tsx";
import { askForCheck } from "#app/features/trace/commands.server.ts";
import { TracePage } from "#app/features/trace/components/trace-page.tsx";
import type { OfficeOf } from "#app/features/trace/components/trace-table.tsx";
import { readTraceQuery, writeTraceQuery } from "#app/features/trace/filter.ts";
import { findPersonByAccount, findTracePage } from "#app/features/trace/pages.server.ts";
import { answer } from "#app/http/answer.ts";
import { wordsParam } from "#app/http/params.ts";
import { pathsOf } from "#app/http/paths.ts";
import { seeOther } from "#app/http/safe-redirect.ts";
import { useFormats, useTexts, textsOf } from "#app/language/use-texts.tsx";

export function loader({ request, context }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  const { services, actor } = context;
  return answer(async () => {
    const query = readTraceQuery(url.searchParams);
    const account = wordsParam(url, "account");
    if (account !== "") {
      const person = await findPersonByAccount(services, actor, account);
      // The address of an account does not stay in that of the page.
      throw seeOther(pathsOf(context.lang).adminTrace + writeTraceQuery({ ...query, person }));
    }
    const page = await findTracePage(services, actor, query);
    return {
      title: textsOf(context.texts, "trace").plain("title"),
      hasOutbox: context.isDemonstration,
      ...page,
    };
  });
}

export function action({ context }: ActionFunctionArgs) {
  return answer(async () => {
    await askForCheck(context.services, context.actor);
    return seeOther(pathsOf(context.lang).adminTrace);
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · ASCN` }];

const officeOf: OfficeOf = (held) => <OfficeName {...held} />;

export default function Trace() {
  const { hasOutbox, offices, ...page } = useLoaderData<typeof loader>();
  const labelOf = useOfficeLabel();
  return (
    <TracePage
      {...page}
      tabs={<AdminTabs current="trace" hasOutbox={hasOutbox} />}
      offices={offices.map(({ office, term }) => ({ value: office.id, label: labelOf(office, term) }))}
      officeOf={officeOf}
    />
  );
}

/** An office in plain words, for a list to choose from: "Chair, Philippines, 2026". */
function useOfficeLabel() {
  const t = useTexts("accounts");
  const formats = useFormats();
  return ({ kind, name, country }: Office, term: string | null) => {
    const body = name ?? (country === null ? t.plain("network") : formats.country(country));
    return [t.plain(`office.${kind}`), body, ...(term === null ? [] : [term])].join(", ");
  };
}
