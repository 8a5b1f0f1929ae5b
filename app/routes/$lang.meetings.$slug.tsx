import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { isMember } from "#app/features/access/actor.ts";
import { orNotFound } from "#app/features/access/errors.ts";
import { MeetingPage } from "#app/features/meetings/components/meeting-page.tsx";
import { meetingTitle } from "#app/features/meetings/components/meeting-title.ts";
import { answer } from "#app/http/answer.ts";
import { slugParam } from "#app/http/params.ts";
import { textsOf } from "#app/language/use-texts.tsx";
import { findMeeting } from "#db/queries/meetings.ts";

export function loader({ params, context: { services, texts, actor } }: LoaderFunctionArgs) {
  return answer(async () => {
    const meeting = orNotFound(await findMeeting(services.db, slugParam(params)));
    const title = meetingTitle(textsOf(texts, "meetings"), texts.lang, meeting);
    return { meeting, title, mayDiscuss: isMember(actor) };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · ASCN` }];

export default function Meeting() {
  return <MeetingPage {...useLoaderData<typeof loader>()} />;
}
