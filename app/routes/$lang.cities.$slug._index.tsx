import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { Mandate } from "#app/features/access/actor.ts";
import { OfficeName } from "#app/features/accounts/components/office-name.tsx";
import { ProfilePage } from "#app/features/cities/components/profile-page.tsx";
import { findProfile } from "#app/features/cities/pages.server.ts";
import { answer } from "#app/http/answer.ts";
import { slugParam } from "#app/http/params.ts";

export function loader({ params, context }: LoaderFunctionArgs) {
  return answer(() => findProfile(context.services, context.actor, slugParam(params)));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.city.name ?? ""} · ASCN` },
  { name: "description", content: data?.summary?.content.text ?? "" },
];

const officeOf = (mandate: Mandate) => <OfficeName office={mandate.office} capacity={mandate.capacity} />;

export default function City() {
  return <ProfilePage {...useLoaderData<typeof loader>()} officeOf={officeOf} experiences={null} />;
}
