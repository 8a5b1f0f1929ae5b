import type { AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { data } from "@remix-run/node";
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { readerZone } from "./features/access/reader-zone.ts";
import { ErrorPage } from "./frame/error-page.tsx";
import { PageLinks } from "./frame/page-links.tsx";
import { SiteFrame } from "./frame/site-frame.tsx";
import { readFlash } from "./http/safe-redirect.ts";
import { usePageTexts, useTexts } from "./language/use-texts.tsx";
import stylesheet from "./styles/app.css?url";
import chineseStylesheet from "./styles/chinese.css?url";

/** What a route says of itself: whether signed-in people (or "visitors" too) get its script, and which texts that script needs. */
export interface PageHandle {
  readonly isInteractive?: boolean | "visitors";
  readonly texts?: readonly string[];
  /** Styles of what only signed-in people use on the page. */
  readonly memberStyles?: readonly string[];
}

/** The parts whose texts stand in every page's frame. */
const frameTexts = ["frame", "terms", "accounts", "errors"];

export function loader({ request, context }: LoaderFunctionArgs) {
  const flash = readFlash(request);
  const url = new URL(request.url);
  const frame = {
    path: `${url.pathname}${url.search}`,
    origin: context.origin,
    textSize: context.textSize,
    mandate: context.actor.mandate,
    person: context.actor.person,
    zone: zoneFor(context),
    secondFactorBy: context.actor.secondFactorBy ?? null,
    nonce: context.nonce,
    isDemonstration: context.isDemonstration,
    flash: flash?.key ?? null,
  };
  return data(frame, flash ? { headers: { "Set-Cookie": flash.forget } } : undefined);
}

/** Visitors' pages are kept for all of them, wherever they are. */
function zoneFor({ actor, zone: chosen }: AppLoadContext): string {
  return actor.person ? readerZone(actor, { chosen, cityZone: null }) : "UTC";
}

export function headers({
  loaderHeaders,
  actionHeaders,
  errorHeaders,
}: {
  loaderHeaders: Headers;
  actionHeaders: Headers;
  errorHeaders: Headers | undefined;
}) {
  const all = new Headers(loaderHeaders);
  for (const cookie of actionHeaders.getSetCookie()) all.append("Set-Cookie", cookie);
  const retryAfter = errorHeaders?.get("Retry-After");
  if (retryAfter) all.set("Retry-After", retryAfter);
  return all;
}

export function Layout({ children }: { readonly children: ReactNode }) {
  const frame = useRouteLoaderData<typeof loader>("root");
  const texts = usePageTexts();
  const t = useTexts("frame");
  const hasFailed = Boolean(useRouteError());
  const handles = useMatches().map((match) => (match.handle ?? {}) as PageHandle);
  const isInteractive = handles.some(
    ({ isInteractive: forWhom }) => forWhom === "visitors" || (forWhom && frame?.person),
  );
  const textsAt = texts.address([...frameTexts, ...handles.flatMap((handle) => handle.texts ?? [])]);
  return (
    <html lang={texts.lang} dir="ltr" data-text-size={frame?.textSize ?? "m"}>
      <head>
        <meta charSet="utf-8" />
        <meta
          name="viewport"
          content="width=device-width, initial-scale=1, interactive-widget=resizes-content"
        />
        {hasFailed ? <title>{t.plain("failedTitle")}</title> : <Meta />}
        {!hasFailed && frame && <PageLinks path={frame.path} origin={frame.origin} />}
        <link rel="stylesheet" href={stylesheet} />
        {texts.lang === "zh-Hans" && <link rel="stylesheet" href={chineseStylesheet} />}
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Links />
        {frame?.person &&
          handles
            .flatMap(({ memberStyles = [] }) => memberStyles)
            .map((href) => <link key={href} rel="stylesheet" href={href} />)}
      </head>
      <body>
        <SiteFrame frame={frame ?? null}>{children}</SiteFrame>
        {isInteractive && <link id="texts" rel="preload" as="fetch" crossOrigin="anonymous" href={textsAt} />}
        {isInteractive && frame && <Scripts nonce={frame.nonce} />}
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export { ErrorPage as ErrorBoundary };
