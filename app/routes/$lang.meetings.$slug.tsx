import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { orNotFound } from "#app/features/access/errors.ts";
import { MeetingPage } from "#app/features/meetings/components/meeting-page.tsx";
import { answer } from "#app/http/answer.ts";
import { slugParam } from "#app/http/params.ts";
import { findMeeting } from "#db/queries/meetings.ts";

export function loader({ params, context: { services } }: LoaderFunctionArgs) {
  return answer(async () => ({
    meeting: orNotFound(await findMeeting(services.db, slugParam(params))),
  }));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.meeting.title ?? ""} · ASCN` },
];

export default function Meeting() {
  return <MeetingPage {...useLoaderData<typeof loader>()} />;
}
