import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isDomainError } from "#app/features/access/errors.ts";
import { openStandingRoom } from "#app/features/rooms/settings/commands.server.ts";
import { NewRoomPage } from "#app/features/rooms/settings/components/new-room-page.tsx";
import { newRoomSchema } from "#app/features/rooms/settings/schema.ts";
import { findNewRoomPage } from "#app/features/rooms/settings/settings-page.server.ts";
import { answer } from "#app/http/answer.ts";
import { parseFields, readFields, type FormReply } from "#app/http/form.ts";
import { readForm } from "#app/http/multipart.ts";
import { pathsOf } from "#app/http/paths.ts";
import { seeOther } from "#app/http/safe-redirect.ts";
import { languages } from "#app/language/languages.ts";

const schema = newRoomSchema(languages.map(({ tag }) => tag));

export const handle = { texts: ["room-settings", "rooms"] };

export function loader({ context }: LoaderFunctionArgs) {
  const { services, actor, texts } = context;
  return answer(async () => ({
    title: texts.find("room-settings", "new.title").text,
    ...(await findNewRoomPage(services, actor)),
    mandate: actor.mandate?.id ?? null,
  }));
}

/** What a refusal is about: a field, or the whole form. */
const fieldOf: Readonly<Record<string, string>> = { roomSlugTaken: "slug", otherMandate: "new-room" };

export function action({ request, context }: ActionFunctionArgs) {
  const { services, actor, lang } = context;
  return answer(async () => {
    await findNewRoomPage(services, actor);
    const given = await readForm(request);
    const form = parseFields(schema, given);
    if (!form.ok) return data(form.reply, { status: 422 });
    try {
      await openStandingRoom(services, actor, form.value);
      return seeOther(pathsOf(lang).room(form.value.slug), { flash: "roomOpened" });
    } catch (error) {
      if (!isDomainError(error) || ![409, 422].includes(error.status)) throw error;
      const field = fieldOf[error.key] ?? "guests";
      const reply: FormReply = {
        values: readFields(given),
        errors: [{ field, key: error.key, values: error.values }],
      };
      return data(reply, { status: error.status });
    }
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""} · ASCN` },
  { name: "robots", content: "noindex" },
];

export default function NewRoom() {
  const { organisations, mandate } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>() as FormReply | undefined;
  return <NewRoomPage organisations={organisations} mandate={mandate} reply={reply} />;
}
