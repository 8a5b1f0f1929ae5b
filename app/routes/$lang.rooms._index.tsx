import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { RoomList } from "#app/features/rooms/components/room-list.tsx";
import { withTitle } from "#app/features/rooms/opening/title.ts";
import { listRooms } from "#app/features/rooms/reading/room-list.server.ts";
import { answer } from "#app/http/answer.ts";
import { textsOf } from "#app/language/use-texts.tsx";

export function loader({ context }: LoaderFunctionArgs) {
  return answer(async () => ({
    title: textsOf(context.texts, "rooms").plain("title"),
    rooms: (await listRooms(context.services, context.actor)).map((room) => withTitle(room, context.lang)),
  }));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · ASCN` }];

export default function Rooms() {
  return <RoomList rooms={useLoaderData<typeof loader>().rooms} />;
}
