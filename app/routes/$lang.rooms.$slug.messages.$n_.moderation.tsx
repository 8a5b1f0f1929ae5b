import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DomainError, isDomainError } from "#app/features/access/errors.ts";
import { officeName } from "#app/features/accounts/components/office-name.tsx";
import { moderate } from "#app/features/rooms/moderation/commands.server.ts";
import { ModerationPage } from "#app/features/rooms/moderation/components/moderation-page.tsx";
import { findModerationPage } from "#app/features/rooms/moderation/moderation-page.server.ts";
import {
  moderationDeeds,
  moderationSchema,
  type ModerationDeed,
} from "#app/features/rooms/moderation/schema.ts";
import { withTitle } from "#app/features/rooms/opening/title.ts";
import { RoomViewProvider } from "#app/features/rooms/reading/components/room-view.tsx";
import { findReaderZone } from "#app/features/rooms/reading/reading.server.ts";
import { answer } from "#app/http/answer.ts";
import { parseFields, readFields, typed, type FormReply } from "#app/http/form.ts";
import { readForm } from "#app/http/multipart.ts";
import { numberParam, slugParam } from "#app/http/params.ts";
import { pathsOf } from "#app/http/paths.ts";
import { seeOther } from "#app/http/safe-redirect.ts";

export const handle = { texts: ["moderation", "rooms", "room-reading"] };

function read({ params, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  const addressed = { room: slugParam(params), message: numberParam(params, "n") };
  return findModerationPage(context.services, context.actor, addressed);
}

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const { room, ...page } = await read(args);
    const { services, actor, lang, texts } = args.context;
    const title = texts.find("moderation", page.can.hide ? "title" : "reports.message", {
      n: page.message.n,
    }).text;
    const zone = await findReaderZone(services, actor, args.context.zone);
    return { ...page, zone, title, room: withTitle(room, lang), mandate: actor.mandate?.id ?? null };
  });
}

export function action(args: ActionFunctionArgs) {
  return answer(async () => {
    const { services, actor, lang } = args.context;
    const { room, message, can } = await read(args);
    const addressed = { room: room.slug, message: message.n };
    const given = await readForm(args.request);
    const form = parseFields(moderationSchema, given);
    // Rights come before the form.
    const deed = moderationDeeds.find(
      (one) => one === (form.ok ? form.value.deed : typed(form.reply, "deed")),
    );
    if (deed ? !can[deed] : !Object.values(can).includes(true)) throw new DomainError(403, "forbidden");
    if (!form.ok) return data(form.reply, { status: 422 });
    try {
      await moderate(services, actor, addressed, form.value);
      const flash = deed === "report" ? "messageReported" : "moderated";
      return seeOther(pathsOf(lang).messageModeration(addressed.room, addressed.message), { flash });
    } catch (error) {
      if (!isDomainError(error) || error.status !== 409) throw error;
      const { key, values } = error;
      const field = key === "otherMandate" ? partOf(form.value.deed) : "reason";
      const reply: FormReply = { values: readFields(given), errors: [{ field, key, values }] };
      return data(reply, { status: 409 });
    }
  });
}

/** The part of the page whose form was not taken. */
function partOf(deed: ModerationDeed): string {
  if (deed === "report") return "reason";
  return deed === "restrict" ? "restrict" : "decide";
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""} · ASCN` },
  { name: "robots", content: "noindex" },
];

export default function Moderation() {
  const { zone, ...page } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>() as FormReply | undefined;
  return (
    <RoomViewProvider zone={zone}>
      <ModerationPage {...page} reply={reply} officeName={officeName} />
    </RoomViewProvider>
  );
}
