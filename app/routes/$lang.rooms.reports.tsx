import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { officeName } from "#app/features/accounts/components/office-name.tsx";
import { ReportsPage } from "#app/features/rooms/moderation/components/reports-page.tsx";
import { findReportsPage } from "#app/features/rooms/moderation/reports-page.server.ts";
import { RoomViewProvider } from "#app/features/rooms/reading/components/room-view.tsx";
import { findReaderZone } from "#app/features/rooms/reading/reading.server.ts";
import { answer } from "#app/http/answer.ts";

export const handle = { texts: ["moderation", "rooms", "room-reading"] };

export function loader({ context }: LoaderFunctionArgs) {
  const { services, actor, lang, texts } = context;
  return answer(async () => ({
    title: texts.find("moderation", "reports.title").text,
    ...(await findReportsPage(services, actor, lang)),
    zone: await findReaderZone(services, actor, context.zone),
  }));
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""} · ASCN` },
  { name: "robots", content: "noindex" },
];

export default function Reports() {
  const { reported, hidden, zone } = useLoaderData<typeof loader>();
  return (
    <RoomViewProvider zone={zone}>
      <ReportsPage reported={reported} hidden={hidden} officeName={officeName} />
    </RoomViewProvider>
  );
}
