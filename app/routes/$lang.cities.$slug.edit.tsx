import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { Mandate } from "#app/features/access/actor.ts";
import { isDomainError, orNotFound } from "#app/features/access/errors.ts";
import { OfficeName } from "#app/features/accounts/components/office-name.tsx";
import { saveSection, type Saving } from "#app/features/cities/commands.server.ts";
import { EditPage } from "#app/features/cities/components/edit-page.tsx";
import { findEditable, findEditing } from "#app/features/cities/pages.server.ts";
import { sectionNames, type SectionContent, type SectionName } from "#app/features/cities/profile.ts";
import { factsSchema, summarySchema } from "#app/features/cities/schema.ts";
import { answer } from "#app/http/answer.ts";
import { parseForm, type FormReply, type Parsed } from "#app/http/form.ts";
import { slugParam } from "#app/http/params.ts";
import { pathsOf } from "#app/http/paths.ts";
import { seeOther } from "#app/http/safe-redirect.ts";
import { isLang } from "#app/language/languages.ts";
import { textsOf } from "#app/language/use-texts.tsx";

interface Reply {
  readonly reply?: FormReply;
  readonly conflict?: SectionContent;
}

export function loader({ request, params, context }: LoaderFunctionArgs) {
  return answer(async () => {
    const page = await findEditing(context.services, context.actor, slugParam(params), sectionOf(request));
    return { title: textsOf(context.texts, "cities").plain("edit.title"), ...page };
  });
}

export function action({ request, params, context }: ActionFunctionArgs) {
  return answer(async () => {
    const { slug } = await findEditable(context.services, context.actor, slugParam(params));
    const form = await parseSection(sectionOf(request), request);
    if (!form.ok) return data<Reply>({ reply: form.reply }, { status: 422 });
    const saving: Saving = { ...form.value, city: slug };
    try {
      await saveSection(context.services, context.actor, saving);
    } catch (error) {
      if (!isDomainError(error) || error.status !== 409) throw error;
      return data<Reply>({ conflict: form.value }, { status: 409 });
    }
    return seeOther(pathsOf(context.lang).city(slug), { flash: "citySaved" });
  });
}

/** The section of `?section=`, the summary without it. Throws 404 `notFound` for another. */
function sectionOf(request: Request): SectionName {
  const given = new URL(request.url).searchParams.get("section") ?? "summary";
  return orNotFound(sectionNames.find((name) => name === given));
}

async function parseSection(
  section: SectionName,
  request: Request,
): Promise<Parsed<SectionContent & { version: number }>> {
  if (section === "summary") {
    const form = await parseForm(summarySchema(isLang), request);
    return form.ok ? { ok: true, value: { section, ...form.value } } : form;
  }
  const form = await parseForm(factsSchema, request);
  return form.ok ? { ok: true, value: { section, ...form.value } } : form;
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""}: ${page?.city.name ?? ""} · ASCN` },
  { name: "robots", content: "noindex" },
];

const officeOf = (mandate: Mandate) => <OfficeName office={mandate.office} capacity={mandate.capacity} />;

export default function EditCity() {
  const { city, current } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>() as Reply | undefined;
  return (
    <EditPage
      city={city}
      current={current}
      reply={answered?.reply}
      conflict={answered?.conflict}
      officeOf={officeOf}
    />
  );
}
