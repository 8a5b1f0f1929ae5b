import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isDomainError } from "#app/features/access/errors.ts";
import { bringToMatrix, findBringing } from "#app/features/rooms/matrix/bringing-commands.server.ts";
import { BringingPage } from "#app/features/rooms/matrix/components/bringing-page.tsx";
import { bringingForm } from "#app/features/rooms/matrix/schema.ts";
import { answer } from "#app/http/answer.ts";
import { parseForm, type FormReply } from "#app/http/form.ts";
import { numberParam, slugParam } from "#app/http/params.ts";
import { pathsOf } from "#app/http/paths.ts";
import { seeOther } from "#app/http/safe-redirect.ts";
import { textsOf } from "#app/language/use-texts.tsx";

export const handle = { texts: ["rooms", "bringing"] };

const addressedBy = ({ params }: Pick<LoaderFunctionArgs, "params">) => ({
  room: slugParam(params),
  message: numberParam(params, "n"),
});

export function loader({ request, params, context }: LoaderFunctionArgs) {
  return answer(async () => {
    const { services, actor, lang, texts } = context;
    const addressed = addressedBy({ params });
    const document = new URL(request.url).searchParams.get("document");
    const page = await findBringing(services, actor, { ...addressed, document, lang });
    const { room, message: number } = addressed;
    return {
      ...page,
      mandate: actor.mandate?.id ?? null,
      room,
      number,
      title: textsOf(texts, "bringing").plain("title"),
    };
  });
}

export function action({ request, params, context }: ActionFunctionArgs) {
  return answer(async () => {
    const { services, actor, lang, origin } = context;
    const addressed = addressedBy({ params });
    // Who may not bring it here learns nothing from the form either.
    await findBringing(services, actor, { ...addressed, document: null, lang });
    const form = await parseForm(bringingForm, request);
    if (!form.ok) return data(form.reply, { status: 422 });
    const { document, version, paragraph } = form.value;
    const { room, message } = addressed;
    const link = `${origin}/rooms/${room}/messages/${String(message)}`;
    try {
      await bringToMatrix(services, actor, { ...addressed, ...form.value, lang, link });
    } catch (error) {
      if (!isDomainError(error) || !["paragraphNotInVersion", "otherMandate"].includes(error.key))
        throw error;
      const reply: FormReply = {
        values: { paragraph },
        errors: [{ field: "paragraph", key: error.key, values: {} }],
      };
      return data(reply, { status: error.status });
    }
    return seeOther(
      `${pathsOf(lang).documentVersion(document, version)}?paragraph=${paragraph}#comment-form`,
    );
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""} · ASCN` },
  { name: "robots", content: "noindex" },
];

export default function Bringing() {
  return <BringingPage {...useLoaderData<typeof loader>()} reply={useActionData<FormReply>()} />;
}
