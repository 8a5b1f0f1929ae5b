import { isRouteErrorResponse, useRouteError, useRouteLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import type { Refusal } from "#app/http/answer.ts";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { Frame } from "./site-frame.tsx";
import { useRefusals } from "./use-refusals.tsx";

/** What is said under the sentence of a refusal, by its status. */
const leads: Readonly<Record<number, string>> = {
  401: "signInFirstLead",
  403: "forbiddenLead",
  404: "notFoundLead",
};

/** The page for what went wrong: the sentence of the refusal in the reader's language, and the ways on. */
export function ErrorPage() {
  const t = useRefusals();
  const error = useRouteError();
  const { key, values } = refusalOf(error);
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const lead = leads[status];
  return (
    <div className="wrap page">
      <PageHead
        compact
        title={t.plain(key, values)}
        titleLang={t.lang(key, values)}
        lead={lead && t.plain(lead)}
        leadLang={lead && t.lang(lead)}
      >
        <WaysOn status={status} />
      </PageHead>
    </div>
  );
}

/** First what mends it: sign in and come back, or choose another mandate. */
function WaysOn({ status }: { readonly status: number }) {
  const terms = useTexts("terms");
  const frame = useTexts("frame");
  const paths = pathsOf(usePageTexts().lang);
  const path = useRouteLoaderData<Frame>("root")?.path ?? paths.home;
  return (
    <div className="actions pt-3">
      {status === 401 && <ButtonLink href={paths.signInTo(path)}>{terms("sign-in")}</ButtonLink>}
      {status === 410 && <ButtonLink href={paths.signIn}>{terms("sign-in")}</ButtonLink>}
      {status === 403 && <ButtonLink href={paths.account}>{terms("account")}</ButtonLink>}
      <ButtonLink kind="quiet" href={paths.home}>
        {terms("home")}
      </ButtonLink>
      {status === 404 && (
        <>
          <ButtonLink kind="quiet" href={paths.cities}>
            {frame("nav.cities")}
          </ButtonLink>
          <ButtonLink kind="quiet" href={paths.documents}>
            {frame("nav.documents")}
          </ButtonLink>
        </>
      )}
    </div>
  );
}

function refusalOf(error: unknown): Refusal {
  if (!isRouteErrorResponse(error)) return { key: "unexpected", values: {} };
  const refusal = error.data as Partial<Refusal> | string | null;
  if (refusal && typeof refusal === "object" && typeof refusal.key === "string")
    return { key: refusal.key, values: refusal.values ?? {} };
  return {
    key: error.status === 404 ? "notFound" : error.status === 405 ? "badMethod" : "unexpected",
    values: {},
  };
}
