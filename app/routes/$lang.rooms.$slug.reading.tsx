import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import { DomainError } from "#app/features/access/errors.ts";
import { attend, markRead, markUnread } from "#app/features/rooms/reading/commands.server.ts";
import { readingForm } from "#app/features/rooms/reading/schema.ts";
import { findFollowable } from "#app/features/rooms/reading/reading.server.ts";
import { answer } from "#app/http/answer.ts";
import { parseForm } from "#app/http/form.ts";
import { slugParam } from "#app/http/params.ts";
import { pathsOf } from "#app/http/paths.ts";
import { seeOther } from "#app/http/safe-redirect.ts";

/** Only the room's own forms lead here; who comes by its address is sent to the room. */
export function loader({ params, context }: LoaderFunctionArgs) {
  return answer(async () => {
    const room = slugParam(params);
    await findFollowable(context.services.db, context.actor, room);
    return seeOther(pathsOf(context.lang).room(room));
  });
}

export function action({ request, params, context }: ActionFunctionArgs) {
  return answer(async () => {
    const room = slugParam(params);
    await findFollowable(context.services.db, context.actor, room);
    const form = await parseForm(readingForm, request);
    // Not `data`: for a route without a page of its own, Remix would answer 200.
    if (!form.ok) throw new DomainError(422, "badValue");
    await doDeed(context, room, form.value);
    return seeOther(pathsOf(context.lang).room(room));
  });
}

function doDeed({ services, actor }: AppLoadContext, room: string, form: z.output<typeof readingForm>) {
  if (form.deed === "read") return markRead(services, actor, { room, upTo: form.upTo });
  if (form.deed === "unread") return markUnread(services, actor, { room, from: form.from });
  return attend(services, actor, { room, attention: form.deed });
}
