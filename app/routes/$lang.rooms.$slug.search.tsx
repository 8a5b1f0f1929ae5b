import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { OfficeName } from "#app/features/accounts/components/office-name.tsx";
import { roomName } from "#app/features/rooms/opening/components/room-name.ts";
import { withTitle } from "#app/features/rooms/opening/title.ts";
import type { By } from "#app/features/rooms/room-event.ts";
import { SearchPage } from "#app/features/rooms/search/components/search-page.tsx";
import { findSearchPage } from "#app/features/rooms/search/search-page.server.ts";
import { answer } from "#app/http/answer.ts";
import { countParam, slugParam, wordsParam } from "#app/http/params.ts";
import { textsOf } from "#app/language/use-texts.tsx";

export function loader({ request, params, context }: LoaderFunctionArgs) {
  return answer(async () => {
    const url = new URL(request.url);
    const { room: untitled, ...page } = await findSearchPage(context.services, context.actor, {
      slug: slugParam(params),
      question: wordsParam(url, "q"),
      before: countParam(url, "before"),
      chosenZone: context.zone,
      clientAddress: context.clientAddress,
    });
    const room = withTitle(untitled, context.lang);
    const name = roomName(textsOf(context.texts, "rooms"), room).text;
    return { title: textsOf(context.texts, "room-search").plain("title", { room: name }), room, ...page };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · ASCN` }];

const officeName = (by: By) => <OfficeName office={by.office} capacity={by.capacity} />;

export default function RoomSearch() {
  return <SearchPage {...useLoaderData<typeof loader>()} officeName={officeName} />;
}
