import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { AccountFrame } from "#app/features/accounts/components/account-frame.tsx";
import { personOf } from "#app/features/accounts/session-commands.server.ts";
import { chooseLetters, findChoices } from "#app/features/rooms/letters/commands.server.ts";
import { LettersForm } from "#app/features/rooms/letters/components/letters-form.tsx";
import { lettersSchema } from "#app/features/rooms/letters/schema.ts";
import { answer } from "#app/http/answer.ts";
import { parseForm, type FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { seeOther } from "#app/http/safe-redirect.ts";
import { textsOf, useTexts } from "#app/language/use-texts.tsx";

export const handle = { texts: ["letters"] };

export function loader({ context }: LoaderFunctionArgs) {
  return answer(async () => {
    const choices = await findChoices(context.services, personOf(context.actor));
    return { title: textsOf(context.texts, "letters").plain("title"), choices };
  });
}

export function action({ request, context }: ActionFunctionArgs) {
  return answer(async () => {
    const person = personOf(context.actor);
    const form = await parseForm(lettersSchema, request);
    if (!form.ok) return data(form.reply, { status: 422 });
    await chooseLetters(context.services, person, form.value);
    return seeOther(pathsOf(context.lang).accountLetters, { flash: "lettersSaved" });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""} · ASCN` },
];

export default function Letters() {
  const { choices } = useLoaderData<typeof loader>();
  const t = useTexts("letters");
  return (
    <AccountFrame current="letters" title={t("title")} lead={t("lead")}>
      <LettersForm choices={choices} reply={useActionData<FormReply>()} />
    </AccountFrame>
  );
}
