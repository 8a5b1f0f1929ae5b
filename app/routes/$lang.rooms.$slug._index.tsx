import { randomUUID } from "node:crypto";
import {
  data,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData, useRevalidator } from "@remix-run/react";
import { useCallback } from "react";
import { isDomainError, type DomainError } from "#app/features/access/errors.ts";
import { officeName } from "#app/features/accounts/components/office-name.tsx";
import { takeRoomForm } from "#app/features/rooms/attachments/form-commands.server.ts";
import { doFormDeed, type FormDeed } from "#app/features/rooms/form-deeds.server.ts";
import { LiveRoom } from "#app/features/rooms/components/live-room.tsx";
import { roomName } from "#app/features/rooms/opening/components/room-name.ts";
import { RoomPage, type RoomPageProps } from "#app/features/rooms/components/room-page.tsx";
import { withTitle } from "#app/features/rooms/opening/title.ts";
import { BarredNote } from "#app/features/rooms/moderation/components/barred-note.tsx";
import { ClosedNote } from "#app/features/rooms/settings/components/closed-note.tsx";
import { useForgetting } from "#app/features/rooms/line/components/use-forgetting.ts";
import { findRoomPage } from "#app/features/rooms/pages.server.ts";
import { isSaidOverForm, refusalHeader, writtenRefusal } from "#app/features/rooms/refusals.ts";
import type { RoomEvent } from "#app/features/rooms/room-event.ts";
import { findWritable } from "#app/features/rooms/seen-room.server.ts";
import { quotedLink } from "#app/features/rooms/writing/quoted.ts";
import { answer } from "#app/http/answer.ts";
import type { FormReply } from "#app/http/form.ts";
import { countParam, idParam, slugParam } from "#app/http/params.ts";
import { pathsOf } from "#app/http/paths.ts";
import { retryAfter } from "#app/http/refused-form.ts";
import { seeOther } from "#app/http/safe-redirect.ts";
import { textsOf } from "#app/language/use-texts.tsx";
import attachments from "../styles/attachments.css?url";
import mentionStyles from "../styles/mentions.css?url";
import readingStyles from "../styles/room-reading.css?url";

export const handle = {
  isInteractive: true,
  memberStyles: [mentionStyles],
  texts: ["rooms", "room-line", "room-reading", "messages", "files", "mentions"],
};
export const links: LinksFunction = () => [
  { rel: "stylesheet", href: attachments },
  { rel: "stylesheet", href: readingStyles },
];

export function loader({ request, params, context }: LoaderFunctionArgs) {
  return answer(async () => {
    const url = new URL(request.url);
    const place = { topicId: idParam(url, "topic"), reply: countParam(url, "reply") };
    const asked = { query: url.searchParams, chosenZone: context.zone, ...place };
    const found = await findRoomPage(context.services, context.actor, slugParam(params), asked);
    const { last, events, olderBefore, newerAfter, pins, topics, topic, replying } = found;
    const { answered, reading, isFor, editTerm, can } = found;
    const room = withTitle(found.room, context.lang);
    return {
      title: roomName(textsOf(context.texts, "rooms"), room).text,
      room,
      page: { last, events, olderBefore, newerAfter, pins },
      ...{ answered, reading, isFor, editTerm, can },
      isOlder: newerAfter !== null || (events.length === 0 && url.searchParams.has("before")),
      talk: { topics, topic, replying },
      mandate: context.actor.mandate?.id ?? null,
      person: context.actor.person?.id ?? null,
      messageId: randomUUID(),
      quoted: quotedLink(room, url.searchParams.get("quote"), context.origin),
    };
  });
}

export function action({ request, params, context }: ActionFunctionArgs) {
  return answer(async () => {
    const { services, actor, lang } = context;
    const room = slugParam(params);
    const form = await takeRoomForm(services, actor, await findWritable(services, actor, room), request);
    if (!form.ok) return invalid(form);
    try {
      const event = await doFormDeed(services, actor, { room, form: form.value, files: form.files, lang });
      return seeOther(pathsOf(lang).room(room) + placeOf(event, new URL(request.url)));
    } catch (error) {
      if (!isDomainError(error) || !isSaidOverForm(error)) throw error;
      return refused(error, form.value, form.shown);
    }
  });
}

/** Where one goes on after a deed: to the message, in the topic that alone was shown. */
function placeOf(event: RoomEvent, url: URL): string {
  const topic = idParam(url, "topic");
  const within = topic === undefined ? "" : `?topic=${topic}`;
  return event.message === null ? within : `${within}#m-${String(event.message.n)}`;
}

/** The page again, with what was typed and what is wrong with it. */
function invalid({ shown, status }: { readonly shown: FormReply; readonly status: number }) {
  const [first] = shown.errors;
  return data(shown, { status, headers: first ? { [refusalHeader]: writtenRefusal(first) } : {} });
}

/** The page again, with what was typed and why it was not taken. */
function refused(error: DomainError, { deed }: FormDeed, shown: FormReply) {
  const { key, values } = error;
  const field = key === "fileGone" ? "file.0" : deed === "edit" ? "text" : "body";
  const reply: FormReply = { ...shown, errors: [{ field, key, values }] };
  return data(reply, {
    status: error.status,
    headers: { [refusalHeader]: writtenRefusal({ key, values }), ...retryAfter(error) },
  });
}

export const headers: HeadersFunction = ({ parentHeaders, actionHeaders }) => {
  const all = new Headers(parentHeaders);
  for (const name of ["Retry-After", refusalHeader]) {
    const value = actionHeaders.get(name);
    if (value !== null) all.set(name, value);
  }
  return all;
};

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""} · ASCN` },
];

/** What stands in the place of the box: that the room is closed, or that the person is restricted. Words that were refused stay in the box, to be sent on once they may. */
function noticeFor(
  { state }: RoomPageProps["room"],
  { barred }: RoomPageProps["reading"],
  reply?: FormReply,
) {
  if (state !== "open") return <ClosedNote state={state} reply={reply} />;
  return barred && !reply ? <BarredNote barred={barred} /> : undefined;
}

const asTyped = (body: string): FormReply => ({ values: { body }, errors: [] });

export default function Room() {
  const { isFor, mandate, person, messageId, quoted, editTerm, ...shown } = useLoaderData<typeof loader>();
  const { room, page, talk, can, isOlder } = shown;
  // What is quoted stands in the box as if it had been typed.
  const reply = useActionData<FormReply>() ?? (quoted === "" ? undefined : asTyped(quoted));
  useForgetting(person);
  const { revalidate } = useRevalidator();
  const poll = useCallback(() => {
    revalidate();
  }, [revalidate]);
  const live =
    isFor && mandate !== null && person !== null && !isOlder ? (
      <LiveRoom
        room={room.slug}
        page={page}
        person={person}
        ownMandate={mandate}
        messageId={messageId}
        reply={reply}
        officeName={officeName}
        talk={talk}
        may={can}
        editTerm={editTerm}
        notice={noticeFor(room, shown.reading, reply)}
        onPoll={poll}
      />
    ) : null;
  return <RoomPage {...{ ...shown, mandate, reply, officeName, live }} isSignedIn={person !== null} />;
}
