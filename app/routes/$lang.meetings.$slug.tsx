import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { orNotFound } from "#app/features/access/errors.ts";
import { MeetingPage } from "#app/features/meetings/components/meeting-page.tsx";
import { meetingTitle } from "#app/features/meetings/components/meeting-title.ts";
import { answer } from "#app/http/answer.ts";
import { slugParam } from "#app/http/params.ts";
import { textsOf } from "#app/language/use-texts.tsx";
import { findMeeting } from "#db/queries/meetings.ts";

export function loader({ params, context: { services, texts } }: LoaderFunctionArgs) {
  return answer(async () => {
    const meeting = orNotFound(await findMeeting(services.db, slugParam(params)));
    return { meeting, title: meetingTitle(textsOf(texts, "meetings"), texts.lang, meeting) };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · ASCN` }];

export default function Meeting() {
  return <MeetingPage {...useLoaderData<typeof loader>()} />;
}
