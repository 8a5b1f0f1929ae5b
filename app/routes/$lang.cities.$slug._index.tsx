import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { isMember, type Mandate } from "#app/features/access/actor.ts";
import { OfficeName } from "#app/features/accounts/components/office-name.tsx";
import { ProfilePage } from "#app/features/cities/components/profile-page.tsx";
import { findProfile } from "#app/features/cities/pages.server.ts";
import { ExperienceRows } from "#app/features/experiences/components/experience-rows.tsx";
import { answer } from "#app/http/answer.ts";
import { slugParam } from "#app/http/params.ts";
import { pathsOf } from "#app/http/paths.ts";
import { listExperiencesOfCity } from "#db/queries/experiences.ts";

export function loader({ params, context }: LoaderFunctionArgs) {
  return answer(async () => {
    const slug = slugParam(params);
    const [profile, experiences] = await Promise.all([
      findProfile(context.services, context.actor, slug),
      listExperiencesOfCity(context.services.db, slug),
    ]);
    const { actor, lang } = context;
    const officeHref = isMember(actor) ? pathsOf(lang).office(`csco-${slug}`) : null;
    return { ...profile, experiences, officeHref };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.city.name ?? ""} · ASCN` },
  { name: "description", content: data?.summary?.content.text ?? "" },
];

const officeOf = (mandate: Mandate) => <OfficeName office={mandate.office} capacity={mandate.capacity} />;

export default function City() {
  const { experiences, ...profile } = useLoaderData<typeof loader>();
  return (
    <ProfilePage
      {...profile}
      officeOf={officeOf}
      experiences={experiences.length > 0 && <ExperienceRows experiences={experiences} />}
    />
  );
}
