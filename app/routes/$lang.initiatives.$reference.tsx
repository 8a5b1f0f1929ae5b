import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DomainError } from "#app/features/access/errors.ts";
import { takeUnderReview } from "#app/features/initiatives/commands.server.ts";
import { InitiativePage } from "#app/features/initiatives/components/initiative-page.tsx";
import { assertReviewable, findInitiativePage } from "#app/features/initiatives/pages.server.ts";
import { reviewSchema } from "#app/features/initiatives/schema.ts";
import { answer } from "#app/http/answer.ts";
import { parseForm } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { seeOther } from "#app/http/safe-redirect.ts";

export function loader({ params, context }: LoaderFunctionArgs) {
  return answer(() => findInitiativePage(context.services, context.actor, params["reference"] ?? ""));
}

export function action({ request, params, context }: ActionFunctionArgs) {
  return answer(async () => {
    const reference = params["reference"] ?? "";
    await assertReviewable(context.services, context.actor, reference);
    const form = await parseForm(reviewSchema, request);
    if (!form.ok) throw new DomainError(422, "badValue");
    await takeUnderReview(context.services, context.actor, reference);
    return seeOther(pathsOf(context.lang).initiative(reference));
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.initiative.title ?? ""} · ${data?.initiative.reference ?? ""} · ASCN` },
];

export default function Initiative() {
  return <InitiativePage {...useLoaderData<typeof loader>()} />;
}
