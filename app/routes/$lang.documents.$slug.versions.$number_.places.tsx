import {
  data,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { orNotFound } from "#app/features/access/errors.ts";
import { versionNumber } from "#app/features/documents/schema.ts";
import { PlacesPage } from "#app/features/documents/versions/components/places-page.tsx";
import { takePlacing } from "#app/features/documents/versions/place-form.server.ts";
import { findPlacesPage } from "#app/features/documents/versions/places-page.server.ts";
import type { ShownGroup } from "#app/features/documents/versions/shown-places.ts";
import { answer } from "#app/http/answer.ts";
import type { FormReply } from "#app/http/form.ts";
import { choiceParam, countParam, slugParam } from "#app/http/params.ts";
import { seeOther } from "#app/http/safe-redirect.ts";
import { textsOf } from "#app/language/use-texts.tsx";
import styles from "../styles/versions.css?url";

export const handle = { texts: ["places", "documents"] };
export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

function askedBy({ request, params }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  return {
    slug: slugParam(params),
    number: orNotFound(versionNumber(params["number"])),
    view: choiceParam(url, "view", ["waiting", "decided"]) ?? "waiting",
    page: countParam(url, "page") ?? 1,
    choosing: url.searchParams.get("choose"),
  };
}

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const { services, actor, texts } = args.context;
    const page = await findPlacesPage(services, actor, texts, askedBy(args));
    const title = textsOf(texts, "places").plain("title", { number: page.number });
    return { page, title: `${title} · ${page.title}` };
  });
}

export function action(args: ActionFunctionArgs) {
  return answer(async () => {
    const { refused } = await takePlacing(args.context, askedBy(args), args.request);
    if (refused) return data(refused, { status: refused.status });
    const { pathname, searchParams } = new URL(args.request.url);
    searchParams.delete("choose");
    const query = searchParams.size > 0 ? `?${searchParams.toString()}` : "";
    return seeOther(`${pathname}${query}`, { flash: "placesDecided" });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""} · ASCN` },
  { name: "robots", content: "noindex" },
];

export default function Places() {
  const { page } = useLoaderData<typeof loader>();
  const refused = useActionData<{ reply: FormReply; meanwhile: readonly ShownGroup[] }>();
  return <PlacesPage page={page} reply={refused?.reply} meanwhile={refused?.meanwhile ?? []} />;
}
