import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { PageHead } from "#app/components/page-head.tsx";
import type { Refusal } from "#app/http/answer.ts";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";

/** The page for what went wrong: the sentence of the refusal in the reader's language, and ways on. */
export function ErrorPage() {
  const t = useTexts("errors");
  const terms = useTexts("terms");
  const frame = useTexts("frame");
  const paths = pathsOf(usePageTexts().lang);
  const { key, values } = refusalOf(useRouteError());
  return (
    <div className="wrap page">
      <PageHead title={t(key, values)} lead={key === "notFound" ? t("notFoundLead") : undefined} />
      <ul className="ways-on">
        <li>
          <a href={paths.home}>{terms("home")}</a>
        </li>
        <li>
          <a href={paths.cities}>{frame("nav.cities")}</a>
        </li>
        <li>
          <a href={paths.documents}>{frame("nav.documents")}</a>
        </li>
        <li>
          <a href={paths.signIn}>{terms("sign-in")}</a>
        </li>
      </ul>
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
