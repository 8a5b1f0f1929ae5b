import { randomUUID } from "node:crypto";
import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isDomainError } from "#app/features/access/errors.ts";
import { submitInitiative } from "#app/features/initiatives/commands.server.ts";
import { InitiativeForm } from "#app/features/initiatives/components/initiative-form.tsx";
import { listSubmissionChoices } from "#app/features/initiatives/pages.server.ts";
import { authoriseSubmission } from "#app/features/initiatives/policy.ts";
import { initiativeSchema, type Submission } from "#app/features/initiatives/schema.ts";
import { answer, type Refusal } from "#app/http/answer.ts";
import { parseForm, type FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { seeOther } from "#app/http/safe-redirect.ts";
import { languages } from "#app/language/languages.ts";
import { textsOf } from "#app/language/use-texts.tsx";

export function loader({ context }: LoaderFunctionArgs) {
  return answer(async () => {
    authoriseSubmission(context.actor);
    return {
      title: textsOf(context.texts, "initiatives").plain("newTitle"),
      id: randomUUID(),
      ...(await listSubmissionChoices(context.services)),
    };
  });
}

export function action({ request, context }: ActionFunctionArgs) {
  return answer(async () => {
    authoriseSubmission(context.actor);
    const { focusAreas, countries } = await listSubmissionChoices(context.services);
    const schema = initiativeSchema({
      focusAreas,
      countries: countries.map((country) => country.code),
      cities: countries.flatMap((country) => country.cities.map((city) => city.slug)),
      languages: languages.map((language) => language.tag),
    });
    const form = await parseForm(schema, request);
    if (!form.ok) return data(form.reply, { status: 422 });
    try {
      const reference = await submitInitiative(context.services, context.actor, form.value);
      return seeOther(pathsOf(context.lang).initiative(reference));
    } catch (error) {
      if (!isDomainError(error) || error.status !== 409) throw error;
      return data(afresh(form.value, error), { status: 409 });
    }
  });
}

/** The form again without its id: sent once more, it is a further initiative. */
function afresh(submission: Submission, { key, values }: Refusal): FormReply {
  const typedBefore = Object.entries(submission).filter(([name]) => name !== "id");
  return { values: Object.fromEntries(typedBefore), errors: [{ field: "title", key, values }] };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""} · ASCN` },
  { name: "robots", content: "noindex" },
];

export default function NewInitiative() {
  const { id, focusAreas, countries } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>() as FormReply | undefined;
  return <InitiativeForm id={id} focusAreas={focusAreas} countries={countries} reply={reply} />;
}
