import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { draftAddress } from "#app/features/documents/drafts/components/draft-address.ts";
import { DraftPage } from "#app/features/documents/drafts/components/draft-page.tsx";
import { DraftStart } from "#app/features/documents/drafts/components/draft-start.tsx";
import { takeDraftForm } from "#app/features/documents/drafts/draft-form.server.ts";
import { findDraftPage } from "#app/features/documents/drafts/draft-page.server.ts";
import { nodeIdOrNull } from "#app/features/documents/schema.ts";
import { answer } from "#app/http/answer.ts";
import type { FormReply } from "#app/http/form.ts";
import { slugParam } from "#app/http/params.ts";
import { pathsOf } from "#app/http/paths.ts";
import { seeOther } from "#app/http/safe-redirect.ts";
import { textsOf } from "#app/language/use-texts.tsx";
import styles from "../styles/drafts.css?url";

export const handle = { isInteractive: true, texts: ["drafts", "amendments", "fates"] };
export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export function loader({ request, params, context }: LoaderFunctionArgs) {
  return answer(async () => {
    const { searchParams } = new URL(request.url);
    const asked = {
      slug: slugParam(params),
      texts: context.texts,
      in: searchParams.get("in"),
      edit: nodeIdOrNull(searchParams.get("edit")),
      from: originPlace(searchParams),
      history: searchParams.has("history"),
    };
    const page = await findDraftPage(context.services, context.actor, asked);
    const title = "next" in page ? page.title : page.titles[0]?.title;
    return { title: `${textsOf(context.texts, "drafts").plain("draft")}: ${title ?? page.slug}`, page };
  });
}

export function action({ request, params, context }: ActionFunctionArgs) {
  return answer(async () => {
    const slug = slugParam(params);
    const { onward, refused } = await takeDraftForm(context.services, context.actor, slug, request);
    if (refused) return refused;
    const paths = pathsOf(context.lang);
    if (onward.leaves === "published") return seeOther(paths.document(slug));
    if (onward.leaves === "discarded") return seeOther(paths.documents);
    const { searchParams } = new URL(request.url);
    const written = onward.in ?? searchParams.get("in");
    const isSame = onward.edit === searchParams.get("edit");
    const from = isSame ? originPlace(searchParams) : null;
    return seeOther(draftAddress(context.lang, { slug, ...onward, in: written, from }));
  });
}

/** Where the comments are chosen from that led to a new paragraph: a node, "" for the whole document, null for none. */
function originPlace(asked: URLSearchParams): string | null {
  const from = asked.get("from");
  return from === "" ? from : nodeIdOrNull(from);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ""} · ASCN` },
  { name: "robots", content: "noindex" },
];

export default function Draft() {
  const { page } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>() as FormReply | undefined;
  return "next" in page ? <DraftStart {...page} reply={reply} /> : <DraftPage page={page} reply={reply} />;
}
