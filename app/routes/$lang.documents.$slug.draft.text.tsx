import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { takeAutosave } from "#app/features/documents/drafts/autosave.server.ts";
import { asEditor } from "#app/features/documents/drafts/lock-draft.server.ts";
import { answer } from "#app/http/answer.ts";
import { slugParam } from "#app/http/params.ts";
import { pathsOf } from "#app/http/paths.ts";
import { seeOther } from "#app/http/safe-redirect.ts";

/** Only autosave writes here; who comes by the address is sent to the draft. */
export function loader({ params, context }: LoaderFunctionArgs) {
  return answer(() => {
    asEditor(context.actor);
    return Promise.resolve(seeOther(pathsOf(context.lang).documentDraft(slugParam(params))));
  });
}

export function action({ request, params, context }: ActionFunctionArgs) {
  return answer(() => takeAutosave(context.services, context.actor, slugParam(params), request));
}
