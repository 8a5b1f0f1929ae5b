import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { NewDocumentForm } from "#app/features/documents/drafts/components/new-document-form.tsx";
import { createDocument } from "#app/features/documents/drafts/draft-commands.server.ts";
import { newDocumentSchema } from "#app/features/documents/drafts/draft-schema.ts";
import { asEditor } from "#app/features/documents/drafts/lock-draft.server.ts";
import { answer } from "#app/http/answer.ts";
import { parseForm, type FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { refusedForm } from "#app/http/refused-form.ts";
import { seeOther } from "#app/http/safe-redirect.ts";
import { isLang } from "#app/language/languages.ts";
import { textsOf } from "#app/language/use-texts.tsx";

export const handle = { texts: ["drafts"] };

export function loader({ context }: LoaderFunctionArgs) {
  return answer(() => {
    asEditor(context.actor);
    return Promise.resolve({ title: textsOf(context.texts, "drafts").plain("newDocument") });
  });
}

export function action({ request, context }: ActionFunctionArgs) {
  return answer(async () => {
    asEditor(context.actor);
    const form = await parseForm(newDocumentSchema(isLang), request);
    if (!form.ok) return data(form.reply, { status: 422 });
    try {
      await createDocument(context.services, context.actor, form.value);
    } catch (error) {
      return refusedForm(error, { field: "slug", values: form.value });
    }
    return seeOther(pathsOf(context.lang).documentDraft(form.value.slug));
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""} · ASCN` },
  { name: "robots", content: "noindex" },
];

export default function NewDocument() {
  return <NewDocumentForm reply={useActionData<typeof action>() as FormReply | undefined} />;
}
