import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { officeName } from "#app/features/accounts/components/office-name.tsx";
import { roomName } from "#app/features/rooms/opening/components/room-name.ts";
import { withTitle } from "#app/features/rooms/opening/title.ts";
import { findReaderZone } from "#app/features/rooms/reading/reading.server.ts";
import { SearchPage } from "#app/features/rooms/search/components/search-page.tsx";
import { findSearchPage } from "#app/features/rooms/search/search-page.server.ts";
import { answer } from "#app/http/answer.ts";
import { countParam, slugParam, wordsParam } from "#app/http/params.ts";
import { textsOf } from "#app/language/use-texts.tsx";

export function loader({ request, params, context }: LoaderFunctionArgs) {
  return answer(async () => {
    const url = new URL(request.url);
    const { services, actor, lang, texts, clientAddress } = context;
    const asked = { question: wordsParam(url, "q"), before: countParam(url, "before"), clientAddress };
    const { room: untitled, ...page } = await findSearchPage(services, actor, {
      slug: slugParam(params),
      ...asked,
    });
    const room = withTitle(untitled, lang);
    const name = roomName(textsOf(texts, "rooms"), room).text;
    const title = textsOf(texts, "room-search").plain("title", { room: name });
    return { ...page, zone: await findReaderZone(services, actor, context.zone), title, room };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · ASCN` }];

export default function RoomSearch() {
  return <SearchPage {...useLoaderData<typeof loader>()} officeName={officeName} />;
}
