import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { takeDraft } from "#app/features/documents/reading/draft-form.server.ts";
import { answer } from "#app/http/answer.ts";
import { slugParam } from "#app/http/params.ts";
import { pathsOf } from "#app/http/paths.ts";
import { seeOther } from "#app/http/safe-redirect.ts";

/** Only the script of a comment form leads here; who comes by its address is sent to the document. */
export function loader({ params, context }: LoaderFunctionArgs) {
  return answer(() => Promise.resolve(seeOther(pathsOf(context.lang).document(slugParam(params)))));
}

/** Keeps what is being written, as it is typed. */
export function action({ request, params, context: { services, actor } }: ActionFunctionArgs) {
  return answer(async () => {
    const { refused } = await takeDraft(
      services,
      actor,
      { document: slugParam(params), deed: "keep" },
      request,
    );
    // Not `data`: for a route without a page of its own, Remix would answer 200.
    return refused ? Response.json(refused, { status: 422 }) : new Response(null, { status: 204 });
  });
}
