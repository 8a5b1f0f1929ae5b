import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { RoomList } from "#app/features/rooms/reading/components/room-list.tsx";
import { moderates } from "#app/features/rooms/moderation/policy.ts";
import { withTitle } from "#app/features/rooms/opening/title.ts";
import { listRooms } from "#app/features/rooms/reading/room-list.server.ts";
import { findReaderZone } from "#app/features/rooms/reading/reading.server.ts";
import { opensRooms } from "#app/features/rooms/settings/policy.ts";
import { answer } from "#app/http/answer.ts";
import { textsOf } from "#app/language/use-texts.tsx";
import readingStyles from "../styles/room-reading.css?url";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: readingStyles }];

export function loader({ context }: LoaderFunctionArgs) {
  return answer(async () => ({
    title: textsOf(context.texts, "rooms").plain("title"),
    zone: await findReaderZone(context.services, context.actor, context.zone),
    rooms: (await listRooms(context.services, context.actor)).map((room) => withTitle(room, context.lang)),
    moderates: moderates(context.actor),
    opensRooms: opensRooms(context.actor),
  }));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · ASCN` }];

export default function Rooms() {
  const page = useLoaderData<typeof loader>();
  return <RoomList {...page} />;
}
