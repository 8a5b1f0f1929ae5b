import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DomainError, isDomainError } from "#app/features/access/errors.ts";
import { officeName } from "#app/features/accounts/components/office-name.tsx";
import { withTitle } from "#app/features/rooms/opening/title.ts";
import { RoomViewProvider } from "#app/features/rooms/reading/components/room-view.tsx";
import { findReaderZone } from "#app/features/rooms/reading/reading.server.ts";
import { changeRoom } from "#app/features/rooms/settings/commands.server.ts";
import { SettingsPage } from "#app/features/rooms/settings/components/settings-page.tsx";
import { settingsSchema, type Setting } from "#app/features/rooms/settings/schema.ts";
import { findSettingsPage } from "#app/features/rooms/settings/settings-page.server.ts";
import { answer } from "#app/http/answer.ts";
import { parseForm, typed, type FormReply } from "#app/http/form.ts";
import { slugParam } from "#app/http/params.ts";
import { pathsOf } from "#app/http/paths.ts";
import { seeOther } from "#app/http/safe-redirect.ts";

export const handle = { texts: ["room-settings", "rooms", "room-reading"] };

export function loader({ params, context }: LoaderFunctionArgs) {
  const { services, actor, lang, texts } = context;
  return answer(async () => {
    const { room, ...page } = await findSettingsPage(services, actor, slugParam(params));
    const title = texts.find("room-settings", "title").text;
    const zone = await findReaderZone(services, actor, context.zone);
    return { ...page, zone, title, room: withTitle(room, lang), mandate: actor.mandate?.id ?? null };
  });
}

export function action({ request, params, context }: ActionFunctionArgs) {
  const { services, actor, lang } = context;
  return answer(async () => {
    const slug = slugParam(params);
    const { can } = await findSettingsPage(services, actor, slug);
    const form = await parseForm(settingsSchema, request);
    // Rights come before the form.
    const deed = form.ok ? form.value.deed : typed(form.reply, "deed");
    if (deed === "arrange" && !can.arrange) throw new DomainError(403, "forbidden");
    if (!form.ok) return data(form.reply, { status: 422 });
    try {
      await changeRoom(services, actor, slug, form.value);
      return seeOther(pathsOf(lang).roomSettings(slug), { flash: "roomSaved" });
    } catch (error) {
      if (!isDomainError(error) || ![409, 422].includes(error.status)) throw error;
      const { key, values, status } = error;
      const field = fieldOf(key, form.value.deed);
      const reply: FormReply = { values: { ...shown(form.value) }, errors: [{ field, key, values }] };
      return data(reply, { status });
    }
  });
}

/** What a refusal is about: a field, or the part of the page whose form was not taken. */
function fieldOf(key: string, deed: Setting["deed"]): string {
  if (key === "otherMandate") return deed === "lift" ? "restrictions" : deed;
  return key === "roomChangedMeanwhile" ? "state" : "audience";
}

/** The form's values as they were typed. */
function shown(setting: object): FormReply["values"] {
  const entries = Object.entries(setting as Record<string, string | string[] | number | null>);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, Array.isArray(value) ? value : String(value)]),
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""} · ASCN` },
  { name: "robots", content: "noindex" },
];

export default function RoomSettings() {
  const { zone, ...page } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>() as FormReply | undefined;
  return (
    <RoomViewProvider zone={zone}>
      <SettingsPage {...page} reply={reply} officeName={officeName} />
    </RoomViewProvider>
  );
}
