import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { MeetingsPage } from "#app/features/meetings/components/meetings-page.tsx";
import { answer } from "#app/http/answer.ts";
import { textsOf } from "#app/language/use-texts.tsx";
import { listChairs, listMeetings, listShepherds } from "#db/queries/meetings.ts";

export function loader({ context: { services, texts } }: LoaderFunctionArgs) {
  return answer(async () => {
    const [meetings, chairs, shepherds] = await Promise.all([
      listMeetings(services.db),
      listChairs(services.db),
      listShepherds(services.db),
    ]);
    return { title: textsOf(texts, "meetings").plain("title"), meetings, chairs, shepherds };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · ASCN` }];

export default function Meetings() {
  return <MeetingsPage {...useLoaderData<typeof loader>()} />;
}
