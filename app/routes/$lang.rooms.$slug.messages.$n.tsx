import {
  data,
  type ActionFunctionArgs,
  type AppLoadContext,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { isDomainError, type DomainError } from "#app/features/access/errors.ts";
import { officeName } from "#app/features/accounts/components/office-name.tsx";
import { refuseOther } from "#app/features/rooms/acting/acting.ts";
import type { Numbered } from "#app/features/rooms/addressed.ts";
import { deleteMessage, editMessage } from "#app/features/rooms/messages/changing.server.ts";
import { HistorySection } from "#app/features/rooms/messages/components/history-section.tsx";
import { PinSection, ReactionsSection } from "#app/features/rooms/messages/components/marks-sections.tsx";
import { MessagePage } from "#app/features/rooms/messages/components/message-page.tsx";
import { pinMessage, reactToMessage } from "#app/features/rooms/messages/marking.server.ts";
import { DeleteSection, EditSection } from "#app/features/rooms/messages/components/own-sections.tsx";
import { findChangeable, findMessagePage } from "#app/features/rooms/messages/message-page.server.ts";
import { messageForm } from "#app/features/rooms/messages/schema.ts";
import { withTitle } from "#app/features/rooms/opening/title.ts";
import { isSaidOverForm } from "#app/features/rooms/refusals.ts";
import { MarkUnread } from "#app/features/rooms/reading/components/mark-unread.tsx";
import { RoomViewProvider } from "#app/features/rooms/reading/components/room-view.tsx";
import { findReaderZone } from "#app/features/rooms/reading/reading.server.ts";
import { answer } from "#app/http/answer.ts";
import { parseForm, type FormReply } from "#app/http/form.ts";
import { numberParam, slugParam } from "#app/http/params.ts";
import { pathsOf } from "#app/http/paths.ts";
import { retryAfter } from "#app/http/refused-form.ts";
import { seeOther } from "#app/http/safe-redirect.ts";
import attachments from "../styles/attachments.css?url";

export { headers } from "#app/http/refused-form.ts";

type MessageForm = z.output<typeof messageForm>;

export const handle = { texts: ["rooms", "messages", "files"] };
export const links: LinksFunction = () => [{ rel: "stylesheet", href: attachments }];

export function loader({ params, context }: LoaderFunctionArgs) {
  const { services, actor, texts, lang } = context;
  return answer(async () => {
    const addressed = { room: slugParam(params), message: numberParam(params, "n") };
    const page = await findMessagePage(services, actor, addressed);
    const title = texts.find("messages", "title").text;
    const zone = await findReaderZone(services, actor, context.zone);
    return { ...page, zone, title, room: withTitle(page.room, lang), mandate: actor.mandate?.id ?? null };
  });
}

export function action({ request, params, context }: ActionFunctionArgs) {
  return answer(async () => {
    const addressed = { room: slugParam(params), message: numberParam(params, "n") };
    await findChangeable(context.services, context.actor, addressed);
    const form = await parseForm(messageForm, request);
    if (!form.ok) return data(form.reply, { status: 422 });
    try {
      await doDeed(context, addressed, form.value);
      return seeOther(pathsOf(context.lang).message(addressed.room, addressed.message));
    } catch (error) {
      if (!isDomainError(error) || !isSaidOverForm(error)) throw error;
      return refused(error, form.value);
    }
  });
}

/** Each deed of the message's forms. */
function doDeed({ services, actor: asker }: AppLoadContext, addressed: Numbered, form: MessageForm) {
  const actor = refuseOther(asker, form.as);
  switch (form.deed) {
    case "edit":
      return editMessage(services, actor, { ...addressed, body: form.body });
    case "delete":
      return deleteMessage(services, actor, addressed);
    case "react":
      return reactToMessage(services, actor, { ...addressed, emoji: form.emoji, on: form.on });
    case "pin":
      return pinMessage(services, actor, { ...addressed, on: form.on });
  }
}

/** The page again, with what was typed and why it was not taken. */
function refused(error: DomainError, form: MessageForm) {
  const written = form.deed === "edit" ? { body: form.body } : {};
  const field = form.deed === "edit" ? "body" : form.deed;
  const reply: FormReply = { values: written, errors: [{ field, key: error.key, values: error.values }] };
  return data(reply, { status: error.status, headers: retryAfter(error) });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""} · ASCN` },
  { name: "robots", content: "noindex" },
];

export default function Message() {
  const { zone, ...page } = useLoaderData<typeof loader>();
  const reply = useActionData<FormReply>();
  const { can, reactors, earlier, mandate, editHours } = page;
  const { message } = page.event;
  return (
    <RoomViewProvider zone={zone}>
      <MessagePage {...page} reply={reply} officeName={officeName}>
        <ReactionsSection
          reactors={reactors}
          ownMandate={mandate}
          mayReact={can.react}
          officeName={officeName}
        />
        {can.edit && <EditSection {...{ message, reply, mandate }} hours={editHours} />}
        {can.pin && <PinSection {...{ message, mandate }} />}
        <HistorySection earlier={earlier} lang={message.lang} />
        {can.follow && <MarkUnread room={page.room.slug} from={page.event.n} />}
        {can.delete && <DeleteSection mandate={mandate} />}
      </MessagePage>
    </RoomViewProvider>
  );
}
